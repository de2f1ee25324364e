import { CardFault, faultOf, type CardAction, type CardRequests, type Reader } from './web-eid.types.ts'

/** An extension that is there acknowledges at once; silence for this long means there is none. */
const acknowledgeWithin = 1_000
/** The officer has this long to find the card and type the PIN. */
const answerWithin = 120_000

const libraryVersion = '2.0.2'

/**
 * Asks the reader for one action and waits for its answer.
 * @throws CardFault `extension-unavailable` when nothing acknowledges within a second, or the reader's own fault
 */
export function askCard<Action extends CardAction>(
  page: Window, reader: Reader, action: Action, request: CardRequests[Action]['request'], language: string
): Promise<CardRequests[Action]['answer']> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => finish(() => reject(new CardFault('extension-unavailable'))), acknowledgeWithin)

    function finish(settle: () => void): void {
      clearTimeout(timer)
      page.removeEventListener('message', onMessage)
      settle()
    }

    function onMessage(event: MessageEvent): void {
      if (event.source !== page || event.origin !== page.location.origin) return
      const message: unknown = event.data
      if (typeof message !== 'object' || message === null || !('action' in message)) return
      const fromSoftware = 'reader' in message && message.reader === 'software'
      if (fromSoftware !== (reader === 'software')) return
      if (message.action === `${action}-ack`) {
        clearTimeout(timer)
        timer = setTimeout(() => finish(() => reject(new CardFault('user-timeout'))), answerWithin)
      } else if (message.action === `${action}-success`) {
        finish(() => resolve(message as unknown as CardRequests[Action]['answer']))
      } else if (message.action === `${action}-failure`) {
        finish(() => reject(faultOf('error' in message ? message.error : null)))
      }
    }

    page.addEventListener('message', onMessage)
    const marked = reader === 'software' ? { reader } : {}
    page.postMessage({ action, libraryVersion, options: { lang: language }, ...request, ...marked }, page.location.origin)
  })
}
