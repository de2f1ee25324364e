import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { ErrorState, LoadingState, Note, ProblemAlert, Sheet } from '../../shared/components/index.ts'
import { useOrganisationEntry, type OrganisationEntry } from './registers-api.ts'
import { proposalOf, proposals, type ProposalKind } from './proposals.ts'
import classes from './registers.module.css'

const route = getRouteApi('/officer/organisations/$organisationId/change')

/** Asks for a change of an organisation: what, from which day, why. */
export function ProposePage() {
  const t = useText()
  const { organisationId } = route.useParams()
  const entry = useOrganisationEntry(organisationId)
  if (entry.isPending) return <LoadingState lines={6} />
  if (entry.error) return <ErrorState error={entry.error} onRetry={() => void entry.refetch()} />
  const fact = entry.data.entry ?? entry.data.history[0]!
  return (
    <>
      <p className="sm"><Link to="/organisations/$organisationId" params={{ organisationId }}>{fact.name}</Link></p>
      <h1>{t('common:title.proposeChange')}</h1>
      <p className="t2" style={{ marginBottom: 14 }}>{t('registers:proposeIntro')}</p>
      <ProposalForm key={organisationId} organisationId={organisationId} entry={entry.data} onStale={() => void entry.refetch()} />
    </>
  )
}

function ProposalForm({ organisationId, entry, onStale }: { readonly organisationId: string; readonly entry: OrganisationEntry; readonly onStale: () => void }) {
  const t = useText()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { value } = entry.entry ?? entry.history[0]!
  const offered = proposals.filter((one) => one.for === 'both' || (one.for === 'unit') === (value.kind === 'unit'))
  const [kind, setKind] = useState<ProposalKind>(offered[0]!.kind)
  const chosen = proposals.find((one) => one.kind === kind)!
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({})
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  const known = (field: string): string => {
    const contacts = value.contacts as Record<string, string | undefined>
    return fields[field] ?? (field in contacts ? contacts[field] ?? '' : chosen.creates ? '' : String((value as Record<string, unknown>)[field] ?? ''))
  }
  const propose = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/registers/organisations/changes', {
      params: { header: { 'idempotency-key': key } }, headers: { 'Idempotency-Key': key },
      body: {
        change: proposalOf(kind, organisationId, Object.fromEntries(chosen.fields.map(({ name }) => [name, known(name).trim()]))),
        subjectId: chosen.creates ? null : organisationId, effectiveFrom: day, reason: reason.trim(), expectedVersion: chosen.creates ? 0 : entry.version
      }
    })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['register'] })
      await queries.invalidateQueries({ queryKey: ['register-changes'] })
      await navigate({ to: '/register-changes', search: { view: 'mine' } })
    },
    // What is sent after a refusal is another intention.
    onError: () => setKey(idempotencyKey())
  })
  const problem = propose.error ? asProblem(propose.error) : null
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    propose.mutate()
  }
  return (
    <Sheet>
      <form className={classes.form} onSubmit={submit}>
        <Select label={t('registers:whatChanges')} required allowDeselect={false} value={kind} comboboxProps={{ withinPortal: false }}
          onChange={(next) => { setKind((next ?? kind) as ProposalKind); setFields({}) }} data={offered.map((one) => ({ value: one.kind, label: t(`registers:kind.${one.kind}`) }))} />
        {chosen.fourEyes && <Note><p>{t('registers:takesTwo')}</p></Note>}
        {chosen.fields.map((field) => (field.options
          ? <Select key={field.name} label={t(`registers:value.${field.name as 'name'}`)} required={field.required} allowDeselect={false} value={known(field.name) || null} comboboxProps={{ withinPortal: false }}
              data={field.options.map((option) => ({ value: option, label: t(`registers:succession.${option as 'merger'}`) }))} onChange={(next) => setFields({ ...fields, [field.name]: next ?? '' })} />
          : <TextInput key={field.name} label={t(`registers:value.${field.name as 'name'}`)} required={field.required} value={known(field.name)} maxLength={300}
              {...(field.identifier ? { description: t('registers:identifierHelp') } : {})} onChange={(event) => setFields({ ...fields, [field.name]: event.currentTarget.value })} />))}
        <TextInput type="date" label={t('registers:effectiveFrom')} description={t('registers:effectiveHelp')} required value={day} onChange={(event) => setDay(event.currentTarget.value)} />
        <Textarea label={t('registers:reason')} required minLength={3} maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {problem && <ProblemAlert problem={problem} {...(problem.code === 'register.stale' ? { onRetry: onStale } : {})} />}
        <div><Button type="submit" loading={propose.isPending}>{t('registers:propose')}</Button></div>
      </form>
    </Sheet>
  )
}
