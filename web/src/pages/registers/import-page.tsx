import { Button, FileInput, Progress, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { hasText, useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import { ErrorState, FieldList, LoadingState, Note, ProblemAlert, RuledTable, Sheet, type Column } from '../../shared/components/index.ts'
import { useOfficerSession } from '../../shared/session/session.ts'
import classes from './registers.module.css'

const registers = ['organisations', 'officers', 'posts', 'qualifications', 'job-roles', 'grants'] as const
type Register = (typeof registers)[number]
/** What a local administrator loads: the own office's people. */
const ofOffice: readonly Register[] = ['officers', 'posts', 'qualifications', 'grants']
type ReadFile = paths['/api/v1/registers/organisations/imports/{id}']['get']['responses'][200]['content']['application/json']
type Fault = ReadFile['faults'][number]
/** The registers' routes are alike. */
const post = api.POST as unknown as <Data>(path: string, init: object) => Promise<{ data?: Data; error?: unknown; response: Response }>
const get = api.GET as unknown as <Data>(path: string, init: object) => Promise<{ data?: Data; error?: unknown; response: Response }>

interface Upload { readonly register: Register; readonly importId: string; readonly effectiveFrom: string }

/** A file for a register: read first (a dry run with progress and faults by row), then asked for as one change. */
export function ImportPage() {
  const t = useText()
  const { legalDate, post: held } = useOfficerSession()
  const national = held?.jobRole.isNationalAdministrator === true
  const [register, setRegister] = useState<Register>('officers')
  const [day, setDay] = useState(legalDate)
  const [file, setFile] = useState<File | null>(null)
  const [read, setRead] = useState<Upload | null>(null)
  const [key, setKey] = useState(idempotencyKey)
  const upload = useMutation({
    mutationFn: async (chosen: File) => {
      const body = { fileName: chosen.name, format: chosen.name.toLowerCase().endsWith('.json') ? 'json' : 'csv', content: await chosen.text(), effectiveFrom: day }
      const { importId } = await answered(post<{ importId: string }>(`/api/v1/registers/${register}/imports`, { headers: { 'Idempotency-Key': key }, body }))
      return { register, importId, effectiveFrom: day }
    },
    onSuccess: setRead,
    onSettled: () => setKey(idempotencyKey())
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setRead(null)
    if (file) upload.mutate(file)
  }
  return (
    <>
      <h1>{t('common:title.registerImport')}</h1>
      <p className="t2">{t(national ? 'registers:importIntro' : 'registers:importIntroLocal')}</p>
      <div className={classes.answer}>
        <Sheet>
          <form className={classes.form} onSubmit={submit}>
            <Select label={t('registers:importWhich')} required allowDeselect={false} value={register} onChange={(next) => setRegister((next ?? register) as Register)} comboboxProps={{ withinPortal: false }}
              data={(national ? registers : ofOffice).map((one) => ({ value: one, label: t(`registers:importOf.${one}`) }))} />
            <TextInput type="date" label={t('registers:effectiveFrom')} description={t('registers:importDayHelp')} required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
            <FileInput label={t('registers:importFile')} description={t('registers:importFileHelp')} required clearable clearButtonProps={{ 'aria-label': t('registers:importClear') }} accept=".csv,.json" value={file} onChange={setFile} />
            {upload.error && <ProblemAlert problem={asProblem(upload.error)} />}
            <Button type="submit" loading={upload.isPending} disabled={file === null || day === ''}>{t('registers:importRead')}</Button>
          </form>
        </Sheet>
        {read !== null && <Reading key={read.importId} upload={read} />}
      </div>
    </>
  )
}

function Reading({ upload }: { readonly upload: Upload }) {
  const t = useText()
  const { register, importId } = upload
  const state = useQuery({
    queryKey: ['register-import', importId], retry: false,
    queryFn: () => answered(get<ReadFile>(`/api/v1/registers/${register}/imports/{id}`, { params: { path: { id: importId } } })),
    refetchInterval: ({ state: { data } }) => (data === undefined || data.state === 'waiting' || data.state === 'reading' ? 1_000 : false)
  })
  if (state.isPending) return <Sheet><LoadingState lines={4} /></Sheet>
  if (state.error) return <Sheet><ErrorState error={state.error} onRetry={() => void state.refetch()} /></Sheet>
  const { data } = state
  const columns: Column<Fault>[] = [
    { key: 'row', header: t('registers:importRow'), width: '90px', narrow: 'left', render: (fault) => String(fault.row) },
    { key: 'column', header: t('registers:importColumn'), width: '170px', narrow: 'right', render: (fault) => (hasText(`registers:column.${fault.column}`) ? t(`registers:column.${fault.column as 'employerId'}`) : fault.column) },
    { key: 'message', header: t('registers:importFault'), narrow: 'full', render: (fault) => fault.message }
  ]
  const done = data.state === 'read' || data.state === 'faulty'
  return (
    <Sheet title={data.fileName}>
      <div className={classes.change} role="status">
        {!done && <><p>{t('registers:importReading', { done: data.rowsDone, total: data.rowsTotal })}</p><Progress aria-label={t('registers:importProgress')} value={data.rowsTotal === 0 ? 0 : (100 * data.rowsDone) / data.rowsTotal} /></>}
        {done && data.summary && (
          <FieldList layout="cover" fields={[
            { label: t('registers:importRows'), value: String(data.rowsTotal) }, { label: t('registers:importAdded'), value: String(data.summary.added) },
            { label: t('registers:importChanged'), value: String(data.summary.changed) }, { label: t('registers:importSame'), value: String(data.summary.same) },
            ...(data.summary.examples.length === 0 ? [] : [{ label: t('registers:importExamples'), value: data.summary.examples.join(', ') }])
          ]} />
        )}
        {data.state === 'faulty' && <Note><p>{t('registers:importFaulty', { count: data.faultCount })}</p></Note>}
      </div>
      {data.faults.length > 0 && <RuledTable caption={t('registers:importFaults')} columns={columns} rows={data.faults} rowKey={(fault) => `${fault.row} ${fault.column} ${fault.message}`} />}
      {data.state === 'read' && data.summary && (data.summary.added + data.summary.changed === 0 ? <p className={classes.change}>{t('registers:importNothing')}</p> : <AskFor upload={upload} />)}
    </Sheet>
  )
}

function AskFor({ upload }: { readonly upload: Upload }) {
  const t = useText()
  const queries = useQueryClient()
  const [reason, setReason] = useState('')
  const [key] = useState(idempotencyKey)
  const ask = useMutation({
    mutationFn: () => answered(post<{ changeId: string }>(`/api/v1/registers/${upload.register}/changes`, {
      headers: { 'Idempotency-Key': key },
      body: { change: { kind: 'import', input: { importId: upload.importId } }, subjectId: null, effectiveFrom: upload.effectiveFrom, reason: reason.trim(), expectedVersion: 0 }
    })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['register-changes'] })
  })
  if (ask.data) return <div className={classes.change}><Note><p role="status">{t('registers:importAsked')} <Link to="/register-changes" search={{ view: 'mine' }}>{t('common:title.registerChanges')}</Link></p></Note></div>
  return (
    <form className={classes.form} onSubmit={(event) => { event.preventDefault(); ask.mutate() }}>
      <Textarea label={t('registers:reason')} required minLength={3} maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      {ask.error && <ProblemAlert problem={asProblem(ask.error)} />}
      <Button type="submit" loading={ask.isPending} disabled={reason.trim().length < 3}>{t('registers:importAsk')}</Button>
    </form>
  )
}
