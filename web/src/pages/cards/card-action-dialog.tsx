import { Button, Checkbox, FileInput, Modal, PasswordInput, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Note, ProblemAlert } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { cardsChanged, postCard, type Card } from './cards-api.ts'
import classes from './cards.module.css'

/** What a card's page offers; each is a step of the register. */
export type DialogAction =
  | 'personalise' | 'print-letter' | 'hand-over' | 'activate' | 'suspend' | 'restore' | 'replace' | 'propose-revocation' | 'withdraw-revocation' | 'confirm-revocation'

const pathOf: Readonly<Record<DialogAction, string>> = {
  personalise: 'personalise', 'print-letter': 'print-pin-letter', 'hand-over': 'deliver', activate: 'activate', suspend: 'suspend', restore: 'restore', replace: 'replace',
  'propose-revocation': 'propose-revocation', 'withdraw-revocation': 'withdraw-revocation', 'confirm-revocation': 'confirm-revocation'
}
const reasons: Partial<Readonly<Record<DialogAction, readonly ('lost' | 'stolen' | 'damaged' | 'data-changed' | 'investigation' | 'left-service' | 'key-compromise' | 'renewal' | 'pin-letter' | 'other')[]>>> = {
  suspend: ['lost', 'stolen', 'investigation', 'other'],
  replace: ['renewal', 'lost', 'stolen', 'damaged', 'data-changed', 'pin-letter', 'other'],
  'propose-revocation': ['lost', 'stolen', 'key-compromise', 'left-service', 'damaged', 'data-changed', 'other']
}
const noted: readonly DialogAction[] = ['suspend', 'restore', 'replace', 'propose-revocation']
const documents = ['identity-card', 'passport', 'driving-licence'] as const

interface Answer { readonly cardId: string }

/** Says once more what the step does, asks for what it needs, and takes it. */
export function CardActionDialog({ action, card, onClose }: { readonly action: DialogAction; readonly card: Card; readonly onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { demo } = useOfficerSession()
  const [reason, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [document, setDocument] = useState<string | null>(null)
  const [compared, setCompared] = useState(false)
  const [station, setStation] = useState<'station' | 'files'>(demo ? 'station' : 'files')
  const [made, setMade] = useState({ serial: '', pin: '', puk: '' })
  const [files, setFiles] = useState<{ authentication: File | null; signing: File | null }>({ authentication: null, signing: null })
  const [key, setKey] = useState(idempotencyKey)
  const [letter, setLetter] = useState<string | null>(null)
  useEffect(() => () => { if (letter !== null) URL.revokeObjectURL(letter) }, [letter])

  const byFiles = action === 'personalise' && station === 'files'
  const body = async (): Promise<unknown> => ({
    expectedVersion: card.version,
    ...(reasons[action] ? { reason } : {}), ...(noted.includes(action) ? { note: note.trim() } : {}),
    ...(action === 'hand-over' ? { identity: { document, photoCompared: true } } : {}),
    ...(action === 'personalise' ? {
      made: byFiles && files.authentication && files.signing
        ? { serial: made.serial.trim(), authenticationRequest: await files.authentication.text(), signingRequest: await files.signing.text(), pin: made.pin, puk: made.puk === '' ? null : made.puk }
        : null
    } : {})
  })
  const send = useMutation({
    mutationFn: async () => {
      const path = `/api/v1/cards/${card.id}/${pathOf[action]}`
      if (action === 'print-letter') return { letter: await answered(postCard<Blob>(path, { body: await body(), parseAs: 'blob' })) }
      return answered(postCard<Answer>(path, { headers: { 'Idempotency-Key': key }, body: await body() }))
    },
    onSuccess: async (answer) => {
      if ('letter' in answer) setLetter(URL.createObjectURL(answer.letter))
      await cardsChanged(queries)
      if ('letter' in answer) return
      if (answer.cardId !== card.id) await navigate({ to: '/cards/$cardId', params: { cardId: answer.cardId } })
      onClose()
    },
    // What is sent after a refusal is another intention.
    onError: () => setKey(idempotencyKey())
  })
  const ready = (!reasons[action] || reason !== null) && (!noted.includes(action) || note.trim().length >= 3) && (action !== 'hand-over' || (document !== null && compared)) &&
    (!byFiles || (files.authentication !== null && files.signing !== null && made.serial.trim().length >= 4 && /^\d{4,12}$/.test(made.pin) && /^(\d{8,12})?$/.test(made.puk)))
  const above = { withinPortal: true, zIndex: 500 }

  if (letter !== null) {
    return (
      <Modal opened onClose={onClose} title={t('cards:action.print-letter')} size="36rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <div className={classes.form}>
          <Note tone="warn"><p role="status">{t('cards:letterReady')}</p></Note>
          <div className="row"><Button component="a" href={letter} download={`pin-level-${card.serial ?? ''}.pdf`} data-autofocus>{t('cards:letterSave')}</Button><Button variant="default" onClick={onClose}>{t('common:action.close')}</Button></div>
        </div>
      </Modal>
    )
  }
  return (
    <Modal opened onClose={onClose} title={t(`cards:action.${action}`)} size="36rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
        <p>{t(`cards:explain.${action}`)}</p>
        {action === 'confirm-revocation' && card.proposal && <Note tone="warn"><p>{card.proposal.by.name}: {card.proposal.note}</p></Note>}
        {action === 'personalise' && demo && (
          <SegmentedControl fullWidth aria-label={t('cards:madeHow')} value={station} onChange={(next) => setStation(next as typeof station)}
            data={[{ value: 'station', label: t('cards:byStation') }, { value: 'files', label: t('cards:byFiles') }]} />
        )}
        {action === 'personalise' && !byFiles && <p className="t2">{t('cards:byStationText')}</p>}
        {byFiles && (
          <>
            <TextInput label={t('cards:serial')} required maxLength={30} value={made.serial} onChange={(event) => { const serial = event.currentTarget.value; setMade((before) => ({ ...before, serial })) }} />
            <FileInput label={t('cards:authenticationRequest')} description={t('cards:requestHelp')} required accept=".pem,.csr,.p10" value={files.authentication} onChange={(file) => setFiles((before) => ({ ...before, authentication: file }))} />
            <FileInput label={t('cards:signingRequest')} description={t('cards:requestHelp')} required accept=".pem,.csr,.p10" value={files.signing} onChange={(file) => setFiles((before) => ({ ...before, signing: file }))} />
            <PasswordInput label={t('cards:pin')} description={t('cards:pinHelp')} required autoComplete="off" inputMode="numeric" value={made.pin} onChange={(event) => { const pin = event.currentTarget.value; setMade((before) => ({ ...before, pin })) }} visibilityToggleButtonProps={{ 'aria-label': t('card:pin.show') }} />
            <PasswordInput label={t('cards:puk')} autoComplete="off" inputMode="numeric" value={made.puk} onChange={(event) => { const puk = event.currentTarget.value; setMade((before) => ({ ...before, puk })) }} visibilityToggleButtonProps={{ 'aria-label': t('card:pin.show') }} />
          </>
        )}
        {action === 'hand-over' && (
          <>
            <Select label={t('cards:identityDocument')} required allowDeselect={false} value={document} onChange={setDocument} comboboxProps={above} data={documents.map((one) => ({ value: one, label: t(`cards:identity.${one}`) }))} />
            <Checkbox label={t('cards:photoCompared')} checked={compared} onChange={(event) => setCompared(event.currentTarget.checked)} />
          </>
        )}
        {reasons[action] && (
          <Select label={t('cards:reason')} required allowDeselect={false} value={reason} onChange={setReason} comboboxProps={above} data={reasons[action].map((one) => ({ value: one, label: t(`cards:reasonOf.${one}`) }))} />
        )}
        {noted.includes(action) && <Textarea label={t('cards:note')} required minLength={3} maxLength={500} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
        {send.error && <ProblemAlert problem={asProblem(send.error)} />}
        <div className="row">
          <Button type="submit" loading={send.isPending} disabled={!ready}>{t(`cards:action.${action}`)}</Button>
          <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
