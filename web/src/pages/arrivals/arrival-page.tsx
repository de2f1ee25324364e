import { Button, Checkbox, Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { DateText, ErrorState, FieldList, LoadingState, Note, ProblemAlert, Sheet } from '../../shared/components/index.ts'
import { KeptNote, useTyped, useTypedStore } from '../../shared/drafts/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { useArrival, useCaseTypes, type Arrival, type Predecessor } from './arrivals-api.ts'
import { Transfer } from './transfer.tsx'
import { SubmittedData } from '../../shared/form/submitted-data.tsx'
import classes from './arrivals.module.css'

const route = getRouteApi('/officer/arrivals/$submissionId')

/** Looks at a submission, then registers it or attaches it to an open case. */
export function ArrivalPage() {
  const t = useText()
  const { submissionId } = route.useParams()
  const arrival = useArrival(submissionId)
  if (arrival.isPending) return <LoadingState lines={8} />
  if (arrival.error) return <ErrorState error={arrival.error} onRetry={() => void arrival.refetch()} />
  const { data } = arrival
  return (
    <>
      <p className="sm"><Link to="/arrivals">{t('common:title.arrivals')}</Link></p>
      <h1>{data.subject}</h1>
      <div className={classes.columns}>
        <div>
          <Sheet>
            <FieldList fields={[
              { label: t('arrivals:number'), value: <b className="nw">{data.arrivalNumber}</b> },
              { label: t('arrivals:received'), value: <DateText value={data.receivedAt} form="instant" /> },
              { label: t('arrivals:channel'), value: t(`arrivals:channels.${data.channel}`) },
              { label: t('arrivals:submitter'), value: data.submitter.name },
              { label: t('arrivals:address'), value: data.submitter.address ?? t('arrivals:notGiven') },
              { label: t('arrivals:email'), value: data.submitter.email ?? t('arrivals:notGiven') }
            ]} />
          </Sheet>
          <h2>{t('arrivals:attachments')}</h2>
          <Sheet><Files arrival={data} /></Sheet>
          <h2>{t('arrivals:data')}</h2>
          <Sheet><SubmittedData data={data.data} caseType={data.caseTypeCode} /></Sheet>
        </div>
        <div>
          {data.transferredFrom !== null && <Note><p>{t('arrivals:transferredFrom', { office: data.transferredFrom })}</p></Note>}
          {data.state === 'arrived' && data.competence.verdict === 'not-competent' && data.competence.office !== null && <Transfer arrival={data} office={data.competence.office} />}
          {data.state === 'transferred' ? <Note tone="ok"><p>{t('arrivals:transferredTo', { office: data.transferredTo ?? '' })}</p></Note> : data.state === 'arrived'
            ? <Registration arrival={data} onStale={() => void arrival.refetch()} />
            : <Note tone="ok"><p>{t('arrivals:alreadyRegistered')}</p>{data.caseId !== null && <Link to="/cases/$caseId" params={{ caseId: data.caseId }}>{t('arrivals:openCase')}</Link>}</Note>}
        </div>
      </div>
    </>
  )
}

function Files({ arrival }: { readonly arrival: Arrival }) {
  const t = useText()
  const format = useFormat()
  if (arrival.files.length === 0) return <p className="t2">{t('arrivals:noFiles')}</p>
  return (
    <ul className={classes.files}>
      {arrival.files.map((file) => (
        <li key={file.position}>
          <a href={`/api/v1/arrivals/${arrival.id}/files/${file.position}/content`} download={file.name}>{file.name}</a>
          <span className="t2 sm nw">{t('arrivals:kilobytes', { size: format.number(Math.ceil(file.size / 1024)) })}</span>
          {file.verdict !== 'ok' && <span className="sm">{t(`arrivals:verdict.${file.verdict as 'macros'}`)}</span>}
        </li>
      ))}
    </ul>
  )
}

function Registration({ arrival, onStale }: { readonly arrival: Arrival; readonly onStale: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const caseTypes = useCaseTypes().data?.caseTypes ?? []
  const typed = useTyped(useTypedStore(), `arrivals/${arrival.id}`, { caseType: arrival.caseTypeCode ?? '', subject: arrival.subject, predecessors: [] as readonly string[] })
  const { caseType, subject } = typed.values
  // A predecessor that was chosen earlier may not be offered any more.
  const predecessors = typed.values.predecessors.filter((id) => arrival.predecessors.some((one) => one.caseId === id))
  // One key per intention: a second press, or a retry after a lost answer, registers once.
  const [key] = useState(idempotencyKey)
  const register = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/arrivals/{id}/register', {
      params: { path: { id: arrival.id }, header: { 'idempotency-key': key } },
      headers: { 'Idempotency-Key': key },
      body: { expectedVersion: arrival.version, caseType, subject, predecessorCaseIds: [...predecessors] }
    })),
    onSuccess: async ({ caseId }) => {
      typed.sent()
      await queries.invalidateQueries({ queryKey: ['arrivals'] })
      await navigate({ to: '/cases/$caseId', params: { caseId } })
    }
  })
  const problem = register.error ? asProblem(register.error) : null
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (caseType !== '' && subject.trim() !== '') register.mutate()
  }
  return (
    <Sheet>
      <form onSubmit={submit} className={classes.form}>
        <h2>{t('arrivals:register')}</h2>
        <p className="t2 sm">{t('arrivals:registerText')}</p>
        <KeptNote at={typed.keptAt} onRestart={typed.restart} />
        <Select label={t('arrivals:caseType')} required data={caseTypes.map((type) => ({ value: type.code, label: type.name }))} value={caseType === '' ? null : caseType} onChange={(value) => typed.put({ caseType: value ?? '' })}
          allowDeselect={false} comboboxProps={{ withinPortal: false }} />
        <TextInput label={t('arrivals:caseSubject')} required maxLength={300} value={subject} onChange={(event) => typed.put({ subject: event.currentTarget.value })} />
        <Predecessors items={arrival.predecessors} chosen={predecessors} onChange={(ids) => typed.put({ predecessors: ids })} />
        {problem && <ProblemAlert problem={problem} {...(problem.code === 'intake.stale' ? { onRetry: onStale } : {})} />}
        <Button type="submit" loading={register.isPending}>{t('arrivals:registerButton')}</Button>
      </form>
    </Sheet>
  )
}

function Predecessors({ items, chosen, onChange }: {
  readonly items: readonly Predecessor[]; readonly chosen: readonly string[]; readonly onChange: (ids: readonly string[]) => void
}) {
  const t = useText()
  if (items.length === 0) return <p className="t2 sm">{t('arrivals:noPredecessor')}</p>
  return (
    <Checkbox.Group label={t('arrivals:predecessors')} description={t('arrivals:predecessorsHelp')} value={[...chosen]} onChange={onChange}>
      <div className={classes.predecessors}>
        {items.map((item) => (
          <Checkbox key={item.caseId} value={item.caseId} label={<><b className="nw">{item.registrationNumber}</b> {item.subject}</>} description={item.clientName} />
        ))}
      </div>
    </Checkbox.Group>
  )
}
