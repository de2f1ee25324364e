/** The keyboard layer: pages declare their keys, one listener serves them, and `?` lists what is live now. */
import { createContext, lazy, Suspense, useContext, useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react'
import { useText } from '../../app/i18n.ts'
import { isChord, isSingleCharacter } from './chord.ts'

export interface Shortcut {
  /** `J`, `Shift+X`, `Alt+M`, `Ctrl+Enter`, `?` */
  readonly chord: string
  readonly label: string
  readonly group: 'everywhere' | 'list' | 'page'
  readonly run: () => void
  /** When false the key is listed but does nothing now. */
  readonly enabled?: boolean
}

interface Keyboard {
  readonly lettersOn: boolean
  setLettersOn(on: boolean): void
  openHelp(): void
}

type Registration = () => readonly Shortcut[]
// Latest first: what a dialog or an inner part declares goes before the page's own.
const registrations: Registration[] = []
const settingKey = 'kapu.letterKeys'
const KeyList = lazy(() => import('./key-list.tsx').then((module) => ({ default: module.KeyList })))
const KeyboardContext = createContext<Keyboard | null>(null)

export function useKeyboard(): Keyboard {
  const keyboard = useContext(KeyboardContext)
  if (keyboard === null) throw new Error('useKeyboard needs KeyboardProvider above it')
  return keyboard
}

/** Declares the keys of a page or part for as long as it is shown. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const current = useEffectEvent(() => shortcuts)
  useEffect(() => {
    const registration: Registration = () => current()
    registrations.unshift(registration)
    return () => { registrations.splice(registrations.indexOf(registration), 1) }
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox]):not([type=radio]), textarea, select'))
}

export function KeyboardProvider({ children }: { readonly children: ReactNode }) {
  const t = useText()
  const [lettersOn, setLettersOnState] = useState(() => localStorage.getItem(settingKey) !== 'off')
  const [listed, setListed] = useState<readonly Shortcut[] | null>(null)
  const [everListed, setEverListed] = useState(false)
  // The dialog is loaded when it is first asked for, too late to see by itself where the focus was.
  const before = useRef<Element | null>(null)
  const closeList = (): void => {
    setListed(null)
    setTimeout(() => { if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus() })
  }

  const keyboard = useMemo<Keyboard>(() => ({
    lettersOn,
    setLettersOn(on) {
      localStorage.setItem(settingKey, on ? 'on' : 'off')
      setLettersOnState(on)
    },
    openHelp: () => {
      before.current = document.activeElement
      setEverListed(true)
      setListed(registrations.flatMap((registration) => registration()))
    }
  }), [lettersOn])

  useShortcuts([{ chord: '?', label: t('shell:keys.help'), group: 'everywhere', run: keyboard.openHelp }])

  // Noted before anyone handles the key: the Esc that closes a menu must not clear the selection under it.
  const overlaid = useRef(false)
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
    for (const shortcut of registrations.flatMap((registration) => registration())) {
      if (shortcut.enabled === false || !isChord(event, shortcut.chord)) continue
      const plain = isSingleCharacter(shortcut.chord) || ['Enter', 'Escape'].includes(shortcut.chord)
      if (isSingleCharacter(shortcut.chord) && !lettersOn) continue
      if (plain && (isTyping(event.target) || overlaid.current)) continue
      // Enter belongs to the link or button that has the focus.
      if (shortcut.chord === 'Enter' && event.target instanceof HTMLElement && event.target.closest('a, button, [role=tab]')) continue
      event.preventDefault()
      shortcut.run()
      return
    }
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    const note = (): void => { overlaid.current = document.querySelector('[aria-modal="true"], [role="menu"]') !== null }
    // On the window and first: a dialog closes itself there, and may be gone before the document hears of the key.
    window.addEventListener('keydown', note, { capture: true })
    document.addEventListener('keydown', listener)
    return () => {
      window.removeEventListener('keydown', note, { capture: true })
      document.removeEventListener('keydown', listener)
    }
  }, [])

  return (
    <KeyboardContext value={keyboard}>
      {children}
      <Suspense>{everListed && <KeyList shortcuts={listed} onClose={closeList} lettersOn={lettersOn} onLetters={keyboard.setLettersOn} />}</Suspense>
    </KeyboardContext>
  )
}
