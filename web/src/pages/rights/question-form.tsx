import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useLanguage, useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { dataSetsQuery } from '../../shared/api/purposes.ts'
import { useMyRights, type Question } from './rights-api.ts'
import classes from './rights.module.css'

const actions = ['case:read', 'case:assign', 'case:act', 'case:draft', 'case:sign', 'case:deliver', 'personal-data:query'] as const

/** What is asked about: an action on cases of a type, or personal data for a purpose. */
export function QuestionForm({ question, onChange }: { readonly question: Question; readonly onChange: (question: Question) => void }) {
  const t = useText()
  const language = useLanguage()
  const types = useQuery(caseTypesQuery)
  const dataSets = useQuery(dataSetsQuery)
  const mine = useMyRights()
  const personal = question.action === 'personal-data:query'
  const options = [
    ...(mine.data?.entitled ?? []).flatMap((item) => item.dataSets.map((dataSet) => `${dataSet} ${item.purpose}`)),
    ...(dataSets.data ?? []).flatMap((set) => set.purposes.map(({ purpose }) => `${set.code} ${purpose}`))
  ]
  const nameOf = (pair: string): string => {
    const [dataSet, purpose] = pair.split(' ')
    const set = dataSets.data?.find(({ code }) => code === dataSet)
    return `${set?.name[language] ?? dataSet}: ${set?.purposes.find((item) => item.purpose === purpose)?.name[language] ?? purpose}`
  }
  const pairs = [...new Set(options)]
  return (
    <div className={classes.question} data-print="no">
      <NativeSelect label={t('rights:action')} value={question.action} data={actions.map((action) => ({ value: action, label: t(`rights:actions.${action.replace(':', '-') as 'case-read'}`) }))}
        onChange={(event) => {
          const action = event.currentTarget.value as Question['action']
          const [dataSet = '', purpose = ''] = (pairs[0] ?? '').split(' ')
          onChange(action === 'personal-data:query' ? { action, dataSet, purpose } : { action, caseType: question.caseType ?? types.data?.[0]?.code ?? '' })
        }} />
      {personal
        ? <NativeSelect label={t('rights:purpose')} value={`${question.dataSet ?? ''} ${question.purpose ?? ''}`} data={pairs.map((pair) => ({ value: pair, label: nameOf(pair) }))}
            onChange={(event) => { const [dataSet = '', purpose = ''] = event.currentTarget.value.split(' '); onChange({ action: question.action, dataSet, purpose }) }} />
        : <NativeSelect label={t('rights:caseType')} value={question.caseType ?? ''} data={(types.data ?? []).map((type) => ({ value: type.code, label: type.name }))}
            onChange={(event) => onChange({ action: question.action, caseType: event.currentTarget.value })} />}
    </div>
  )
}
