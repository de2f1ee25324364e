import type { Clock } from '../../platform/context/index.ts'
import type { Progress } from './backup.types.ts'

/** Shows how far the work is: on a terminal in one line that changes, elsewhere a line when a new part begins. */
export function progressOn(stream: NodeJS.WriteStream, clock: Clock): { readonly show: Progress; readonly end: () => void } {
  let shownAt = 0
  let part = ''
  let isOpen = false
  return {
    show: (sentence) => {
      const begun = sentence.split(':')[0]!
      const now = clock.now().getTime()
      if (begun === part && (!stream.isTTY || now - shownAt < 100)) return
      part = begun
      shownAt = now
      if (stream.isTTY) {
        stream.write(`\r\u001B[K${sentence}`)
        isOpen = true
      } else {
        stream.write(`${sentence}\n`)
      }
    },
    end: () => {
      if (isOpen) stream.write('\r\u001B[K')
      isOpen = false
    }
  }
}
