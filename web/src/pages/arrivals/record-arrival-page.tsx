import { Button, FileInput, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useText } from '../../app/i18n.ts'
import { currentLanguage } from '../../app/i18n.ts'
import { idempotencyKey } from '../../shared/api/client.ts'
import { asProblem, problemFrom } from '../../shared/api/problem.ts'
import { ProblemAlert, Sheet } from '../../shared/components/index.ts'
import { KeptNote, useTyped, useTypedStore } from '../../shared/drafts/index.ts'
import { useCaseTypes } from './arrivals-api.ts'
import classes from './arrivals.module.css'

const channels = ['paper', 'email', 'in-person'] as const

/** A paper, e-mail or personal submission with its scanned files; it then waits for registration like any other. */
export function RecordArrivalPage() {
  const t = useText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const caseTypes = useCaseTypes().data?.caseTypes ?? []
  const [empty] = useState(() => ({ channel: 'paper', kind: 'person', receivedAt: localMinute(new Date()), caseType: '', subject: '', name: '', address: '', email: '' }))
  const typed = useTyped(useTypedStore(), 'arrivals/new', empty)
  const { channel, kind, receivedAt, caseType, subject, name, address, email } = typed.values
  const [files, setFiles] = useState<File[]>([])
  const [key] = useState(idempotencyKey)
  const record = useMutation({
    mutationFn: () => send(key, {
      channel, receivedAt: new Date(receivedAt).toISOString(), caseType: caseType === '' ? null : caseType, subject,
      submitter: { kind, name, address: address.trim() || null, email: email.trim() || null },
      attachments: files.map((file, index) => ({ part: `file-${index + 1}`, requirement: null, name: file.name }))
    }, files),
    onSuccess: async ({ id }) => {
      typed.sent()
      await queries.invalidateQueries({ queryKey: ['arrivals'] })
      await navigate({ to: '/arrivals/$submissionId', params: { submissionId: id } })
    }
  })
  function submit(event: FormEvent): void {
    event.preventDefault()
    record.mutate()
  }
  return (
    <>
      <p className="sm"><Link to="/arrivals">{t('common:title.arrivals')}</Link></p>
      <h1>{t('common:title.recordArrival')}</h1>
      <div className={classes.narrow}>
        <Sheet>
          <form onSubmit={submit} className={classes.form}>
            <KeptNote at={typed.keptAt} files={files.length === 0} onRestart={typed.restart} />
            <Select label={t('arrivals:channel')} required allowDeselect={false} value={channel} onChange={(value) => typed.put({ channel: value ?? 'paper' })}
              data={channels.map((value) => ({ value, label: t(`arrivals:channels.${value}`) }))} comboboxProps={{ withinPortal: false }} />
            <TextInput type="datetime-local" label={t('arrivals:received')} required value={receivedAt} onChange={(event) => typed.put({ receivedAt: event.currentTarget.value })} />
            <Select label={t('arrivals:caseType')} description={t('arrivals:caseTypeLater')} clearable value={caseType === '' ? null : caseType} onChange={(value) => typed.put({ caseType: value ?? '' })}
              data={caseTypes.map((type) => ({ value: type.code, label: type.name }))} comboboxProps={{ withinPortal: false }} />
            <TextInput label={t('arrivals:caseSubject')} required maxLength={300} value={subject} onChange={(event) => typed.put({ subject: event.currentTarget.value })} />
            <Select label={t('arrivals:submitterKind')} required allowDeselect={false} value={kind} onChange={(value) => typed.put({ kind: value ?? 'person' })}
              data={[{ value: 'person', label: t('arrivals:kinds.person') }, { value: 'organisation', label: t('arrivals:kinds.organisation') }]} comboboxProps={{ withinPortal: false }} />
            <TextInput label={t('arrivals:submitter')} required maxLength={300} value={name} onChange={(event) => typed.put({ name: event.currentTarget.value })} />
            <TextInput label={t('arrivals:address')} maxLength={300} value={address} onChange={(event) => typed.put({ address: event.currentTarget.value })} />
            <TextInput type="email" label={t('arrivals:email')} maxLength={254} value={email} onChange={(event) => typed.put({ email: event.currentTarget.value })} />
            <FileInput label={t('arrivals:attachments')} description={t('arrivals:fileHelp')} multiple clearable accept=".pdf,.jpg,.jpeg,.png,.docx" value={files} onChange={setFiles} />
            {record.error && <ProblemAlert problem={asProblem(record.error)} />}
            <Button type="submit" loading={record.isPending}>{t('arrivals:recordButton')}</Button>
          </form>
        </Sheet>
      </div>
    </>
  )
}

/** `2026-11-24T09:31` as the field wants it. */
function localMinute(now: Date): string {
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** Multipart by hand: the typed client sends JSON only. The JSON part comes first, so that the server can check early. */
async function send(key: string, submission: Record<string, unknown>, files: readonly File[]): Promise<{ id: string }> {
  const body = new FormData()
  body.set('submission', JSON.stringify(submission))
  files.forEach((file, index) => body.set(`file-${index + 1}`, file, file.name))
  const response = await fetch('/api/v1/arrivals', {
    method: 'POST', body, headers: { 'Idempotency-Key': key, 'X-Kapu-Request': '1', 'Accept-Language': currentLanguage() }
  })
  const answer: unknown = await response.json()
  if (!response.ok) throw problemFrom(response, answer)
  return answer as { id: string }
}
