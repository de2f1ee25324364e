import { Autocomplete, Button, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { answered, api } from '../../shared/api/client.ts'
import { ErrorState, FieldList, LoadingState, Sheet } from '../../shared/components/index.ts'
import classes from './registers.module.css'

const route = getRouteApi('/public/competent')

/** Which office handles this case type at this address, and why; for anyone. */
export function CompetentPage() {
  const t = useText()
  const navigate = useNavigate()
  const { settlement, caseType, asOf } = route.useSearch()
  const [typed, setTyped] = useState(settlement ?? '')
  const [chosen, setChosen] = useState<string | null>(caseType ?? null)
  const [words] = useDebouncedValue(typed.trim(), 200)
  const places = useQuery({
    queryKey: ['settlements', words], enabled: words.length > 1, placeholderData: keepPreviousData,
    queryFn: () => answered(api.GET('/api/v1/public/settlements', { params: { query: { q: words } } }))
  })
  const caseTypes = useQuery(caseTypesQuery)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (typed.trim() !== '' && chosen !== null) void navigate({ to: '/competent', search: { settlement: typed.trim(), caseType: chosen, ...(asOf ? { asOf } : {}) } })
  }
  return (
    <>
      <h1>{t('common:title.competent')}</h1>
      <p className="t2">{t('registers:competentIntro')}</p>
      <div className={classes.answer}>
        <Sheet>
          <form onSubmit={submit} className={classes.form}>
            <Autocomplete label={t('registers:settlement')} description={t('registers:settlementHelp')} required value={typed} onChange={setTyped} comboboxProps={{ withinPortal: false }}
              data={[...new Set((places.data?.items ?? []).map((item) => item.name))]} filter={({ options }) => options} />
            <Select label={t('registers:caseType')} required allowDeselect={false} value={chosen} onChange={setChosen} comboboxProps={{ withinPortal: false }}
              data={(caseTypes.data ?? []).map((item) => ({ value: item.code, label: item.name }))} />
            <Button type="submit" disabled={typed.trim() === '' || chosen === null}>{t('registers:whoIsCompetent')}</Button>
          </form>
        </Sheet>
        {settlement !== undefined && caseType !== undefined && <Answer settlement={settlement} caseType={caseType} asOf={asOf} />}
      </div>
    </>
  )
}

function Answer({ settlement, caseType, asOf }: { readonly settlement: string; readonly caseType: string; readonly asOf: string | undefined }) {
  const t = useText()
  const answer = useQuery({
    queryKey: ['competent', settlement, caseType, asOf], retry: false,
    queryFn: () => answered(api.GET('/api/v1/public/competent', { params: { query: { settlement, caseType, ...(asOf ? { asOf } : {}) } } }))
  })
  if (answer.isPending) return <Sheet><LoadingState lines={4} /></Sheet>
  if (answer.error) return <Sheet><ErrorState error={answer.error} onRetry={() => void answer.refetch()} /></Sheet>
  const { office, power, superior, why } = answer.data
  return (
    <Sheet title={t('registers:answer')}>
        <FieldList fields={[
          { label: t('registers:office'), value: <b><Link to="/organisations/$organisationId" params={{ organisationId: office.id }}>{office.name}</Link></b> },
          ...(office.seat === null ? [] : [{ label: t('registers:seat'), value: office.seat }]),
          { label: t('registers:power'), value: t(`registers:powers.${power}`) },
          ...(superior === null ? [] : [{ label: t('registers:superior'), value: superior.id === null ? superior.name : <Link to="/organisations/$organisationId" params={{ organisationId: superior.id }}>{superior.name}</Link> }])
        ]} />
      <h3 className={classes.whyTitle}>{t('registers:why')}</h3>
      <ul className={classes.why}>{why.map((line) => <li key={line}>{line}</li>)}</ul>
    </Sheet>
  )
}
