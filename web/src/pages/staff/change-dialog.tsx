import { Button, Modal, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Note, ProblemAlert } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import { PreviewOf, type Preview } from './preview-of.tsx'
import classes from './staff.module.css'

export type StaffRegister = 'officers' | 'posts' | 'qualifications' | 'grants' | 'organisations' | 'competences' | 'job-roles'

interface Answered { readonly state: 'waiting' | 'applied' }
/** The registers' routes are alike; their inputs differ by kind, and the server reads each. */
const post = api.POST as unknown as <Data>(path: string, init: { headers?: Record<string, string>; body: unknown }) => Promise<{ data?: Data; error?: unknown; response: Response }>

/** Asks for a change: what (the fields), from which day, why; and shows before sending who loses and who gains what by it. */
export function ChangeDialog({ title, register, kind, subjectId, version, input, complete = true, children, onClose }: {
  readonly title: string; readonly register: StaffRegister; readonly kind: string; readonly subjectId: string | null; readonly version: number
  readonly input: Readonly<Record<string, unknown>>; readonly complete?: boolean; readonly children?: ReactNode; readonly onClose: () => void
}) {
  const t = useText()
  const queries = useQueryClient()
  const { legalDate } = useOfficerSession()
  const [day, setDay] = useState(legalDate)
  const [reason, setReason] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  const request = { change: { kind, input }, subjectId, effectiveFrom: day }
  const ready = complete && /^\d{4}-\d{2}-\d{2}$/.test(day)
  const preview = useQuery({
    queryKey: ['change-preview', register, JSON.stringify(request)], queryFn: () => answered(post<Preview>(`/api/v1/registers/${register}/preview`, { body: request })), enabled: ready, retry: false
  })
  const send = useMutation({
    mutationFn: () => answered(post<Answered>(`/api/v1/registers/${register}/changes`, {
      headers: { 'Idempotency-Key': key }, body: { ...request, reason: reason.trim(), expectedVersion: subjectId === null ? 0 : version }
    })),
    onSuccess: async () => {
      for (const queryKey of [['staff'], ['rights'], ['register-changes'], ['register'], ['job-roles'], ['competences'], ['organisation-tree']]) await queries.invalidateQueries({ queryKey })
    },
    // What is sent after a refusal is another intention.
    onError: () => setKey(idempotencyKey())
  })
  return (
    <Modal opened onClose={onClose} title={title} size="38rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      {send.data
        ? (
          <div className={classes.form}>
            <Note><p role="status">{t(send.data.state === 'waiting' ? 'staff:sentWaiting' : 'staff:sentApplied')}</p></Note>
            <div className="row"><Button onClick={onClose} data-autofocus>{t('common:action.understood')}</Button></div>
          </div>
        )
        : (
          <form className={classes.form} onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
            {children}
            <TextInput type="date" label={t('staff:effectiveFrom')} required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
            <Textarea label={t('staff:reason')} required minLength={3} maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            {ready && preview.data && <PreviewOf preview={preview.data} />}
            {ready && preview.error && <ProblemAlert problem={asProblem(preview.error)} />}
            {send.error && <ProblemAlert problem={asProblem(send.error)} />}
            <div className="row">
              <Button type="submit" loading={send.isPending} disabled={!ready || reason.trim().length < 3}>{t('staff:send')}</Button>
              <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
            </div>
          </form>
        )}
    </Modal>
  )
}
