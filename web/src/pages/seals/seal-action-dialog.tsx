import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Note, ProblemAlert } from '../../shared/components/index.ts'
import { postSeal, sealsChanged, type Seal } from './seals-api.ts'
import classes from './seals.module.css'

/** What a seal's page offers; each is a step of the register. */
export type DialogAction = 'issue' | 'refuse' | 'withdraw' | 'rotate' | 'propose-revocation' | 'withdraw-revocation' | 'confirm-revocation'

const requestReasons = ['first', 'key-compromise', 'data-changed', 'other'] as const
const reasons = {
  rotate: ['rotation', 'key-compromise', 'data-changed', 'other'],
  'propose-revocation': ['key-compromise', 'misuse', 'office-closed', 'data-changed', 'other']
} as const
const noted: readonly DialogAction[] = ['issue', 'refuse', 'rotate', 'propose-revocation']
const above = { withinPortal: true, zIndex: 500 }

interface Answer { readonly sealId: string }

/** Says once more what the step does, asks for what it needs, and takes it. */
export function SealActionDialog({ action, seal, onClose }: { readonly action: DialogAction; readonly seal: Seal; readonly onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  const choices = action === 'rotate' || action === 'propose-revocation' ? reasons[action] : null
  const needsNote = noted.includes(action)
  const send = useMutation({
    mutationFn: () => answered(postSeal<Answer>(`/api/v1/seals/${seal.id}/${action}`, {
      headers: { 'Idempotency-Key': key }, body: { expectedVersion: seal.version, ...(choices ? { reason } : {}), ...(needsNote ? { note: note.trim() } : {}) }
    })),
    onSuccess: async ({ sealId }) => {
      await sealsChanged(queries)
      if (sealId !== seal.id) await navigate({ to: '/seals/$sealId', params: { sealId } })
      onClose()
    },
    // What is sent after a refusal is another intention.
    onError: () => setKey(idempotencyKey())
  })
  const ready = (choices === null || reason !== null) && (!needsNote || note.trim().length >= 3)
  return (
    <Modal opened onClose={onClose} title={t(`seals:action.${action}`)} size="36rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
        <p>{t(`seals:explain.${action}`)}</p>
        {action === 'confirm-revocation' && seal.proposal && <Note tone="warn"><p>{seal.proposal.by.name}: {seal.proposal.note}</p></Note>}
        {choices && (
          <Select label={t('seals:reason')} required allowDeselect={false} value={reason} onChange={setReason} comboboxProps={above} data={choices.map((one) => ({ value: one, label: t(`seals:reasonOf.${one}`) }))} />
        )}
        {needsNote && <Textarea label={t('seals:note')} required minLength={3} maxLength={500} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-autofocus={choices ? undefined : true} />}
        {send.error && <ProblemAlert problem={asProblem(send.error)} />}
        <div className="row">
          <Button type="submit" loading={send.isPending} disabled={!ready}>{t(`seals:action.${action}`)}</Button>
          <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** Asks for a seal of an office that has none in use. */
export function RequestDialog({ organisation, onClose }: { readonly organisation: { readonly id: string; readonly name: string }; readonly onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState<(typeof requestReasons)[number] | null>(null)
  const [note, setNote] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  const send = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/seals', { params: { header: { 'idempotency-key': key } }, body: { organisationId: organisation.id, reason: reason!, note: note.trim() } })),
    onSuccess: async ({ sealId }) => {
      await sealsChanged(queries)
      await navigate({ to: '/seals/$sealId', params: { sealId } })
    },
    onError: () => setKey(idempotencyKey())
  })
  return (
    <Modal opened onClose={onClose} title={t('seals:request')} size="36rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
        <p>{t('seals:requestText', { office: organisation.name })}</p>
        <Select label={t('seals:reason')} required allowDeselect={false} value={reason} onChange={(next) => setReason(requestReasons.find((one) => one === next) ?? null)} comboboxProps={above}
          data={requestReasons.map((one) => ({ value: one, label: t(`seals:reasonOf.${one}`) }))} />
        <Textarea label={t('seals:note')} required minLength={3} maxLength={500} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {send.error && <ProblemAlert problem={asProblem(send.error)} />}
        <div className="row">
          <Button type="submit" loading={send.isPending} disabled={reason === null || note.trim().length < 3}>{t('seals:request')}</Button>
          <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
