import { Button, Modal, PasswordInput } from '@mantine/core'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { ComponentLibrary } from '../../app/component-library.tsx'
import { useText } from '../../app/i18n.ts'
import type { DemoCard } from '../api/types.ts'
import { Note } from '../components/note.tsx'
import { WrongPin, type OpenedKey } from './sealed-key.ts'
import { openCardKey, pinTries, retriesLeft } from './software-card.ts'
import { CardFault } from './web-eid.types.ts'

/** Asks for the PIN of the demo card; closes when the key opens, the card blocks itself, or the officer gives up. */
export function PinDialog({ card, keyName, onSettled }: {
  readonly card: DemoCard
  readonly keyName: 'authentication' | 'signing'
  readonly onSettled: (result: OpenedKey | CardFault) => void
}) {
  const t = useText()
  const [pin, setPin] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const left = retriesLeft(localStorage, card)

  // After a wrong PIN the next one is typed at once.
  useEffect(() => { if (!busy && problem !== null) field.current?.focus() }, [busy, problem])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!/^\d{4,12}$/.test(pin)) {
      setProblem(t('card:pin.shape'))
      return
    }
    setBusy(true)
    try {
      onSettled(await openCardKey(localStorage, card, card.keys[keyName], pin))
    } catch (error) {
      setPin('')
      if (error instanceof WrongPin) setProblem(t('card:pin.wrong', { count: retriesLeft(localStorage, card) }))
      else onSettled(error instanceof CardFault ? error : new CardFault('unknown'))
    } finally {
      setBusy(false)
    }
  }

  return (
    <ComponentLibrary>
      <Modal opened onClose={() => onSettled(new CardFault('user-cancelled'))} title={keyName === 'signing' ? t('card:pin.signTitle') : t('card:pin.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }} size="26rem" zIndex={400}>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <p className="b">{card.holder}</p>
          <p className="sm t2" style={{ marginBottom: 14 }}>{card.jobRole}, {card.organisation}</p>
          <PasswordInput ref={field} label={t('card:pin.label')} description={t('card:pin.help')} value={pin} onChange={(event) => setPin(event.currentTarget.value)}
            error={problem} inputMode="numeric" autoComplete="off" maxLength={12} data-autofocus disabled={busy}
            visibilityToggleButtonProps={{ 'aria-label': t('card:pin.show') }} />
          {left < pinTries && problem === null && <p className="sm warn" style={{ marginTop: 6 }}>{t('card:pin.left', { count: left })}</p>}
          {keyName === 'signing' && <div style={{ marginTop: 12 }}><Note>{t('card:pin.signNote')}</Note></div>}
          <p className="xs t3" style={{ marginTop: 10 }}>{card.pin === null ? t('card:pin.demoInLetter') : t('card:pin.demo', { pin: card.pin })}</p>
          <div className="row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
            <Button variant="default" onClick={() => onSettled(new CardFault('user-cancelled'))}>{t('common:action.cancel')}</Button>
            <Button type="submit" loading={busy} {...(keyName === 'signing' ? { 'data-sign': true } : {})}>
              {keyName === 'signing' ? t('card:pin.sign') : t('card:pin.enter')}
            </Button>
          </div>
        </form>
      </Modal>
    </ComponentLibrary>
  )
}
