import { Anchor } from '@mantine/core'
import { useLanguage, useText } from '../../app/i18n.ts'
import { RegistrationNumber } from '../../shared/components/index.ts'
import { inBudapest } from '../../shared/format/format.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import classes from './case.module.css'
import { leftText } from './deadline/deadline-sheet.tsx'
import type { OpenCase } from './steps/step.types.ts'

/** The cover of the file: number, type, client, who acts, whom it waits for, the clock; under it the stages of the way. */
export function Cover({ open, onDeadline }: { readonly open: OpenCase; readonly onDeadline: () => void }) {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { view: { rule, case: file }, state } = open
  const clients = state.parties.filter((party) => party.role === 'client')
  const due = state.clock?.due ?? null
  const fields = [
    { key: 'number', value: <RegistrationNumber number={file.registrationNumber} /> },
    { key: 'caseType', value: rule.name[language] },
    { key: 'client', value: clients.length === 0 ? state.request?.submitter.name ?? '–' : <a href="#parties">{clients[0]!.name}{clients.length > 1 && ` +${clients.length - 1}`}</a> },
    { key: 'officer', value: state.assignment?.assigneeName ?? t('case:cover.nobody') },
    { key: 'signer', value: state.assignment?.signerName ?? t('case:cover.nobody') },
    { key: 'waits', value: <span title={state.waits.map((waiting) => waiting.label[language]).join(', ')}>{state.waits.map((waiting) => (waiting.kind === 'specialist' ? t('case:parties.specialist') : waiting.label[language])).join(', ')}</span> },
    {
      key: 'due',
      value: state.clock === null ? '–' : (
        <Anchor component="button" type="button" className={classes.due} data-late={state.clock.overdue || undefined} onClick={onDeadline} title={t('case:cover.explain')}>
          {due === null ? t('case:left.standing') : <>{format.monthDay(inBudapestDate(due), state.today)} <span className={classes.light}>{leftText(open, t)}</span></>}
        </Anchor>
      )
    }
  ] as const
  const at = rule.stages.findIndex((stage) => stage.code === state.stage)
  return (
    <>
      <dl className={classes.cover}>{fields.map((field) => <div key={field.key}><dt>{field.key === 'number' ? t('common:case.number') : t(`case:cover.${field.key}`)}</dt><dd>{field.value}</dd></div>)}</dl>
      <ol className={classes.stages} aria-label={t('case:cover.stages')}>
        {rule.stages.map((stage, index) => (
          <li key={stage.code} data-state={index < at ? 'done' : index === at ? 'now' : 'ahead'} aria-current={index === at ? 'step' : undefined}>
            {index < at && <Icon name="check" size={13} />}{stage.name[language]}
          </li>
        ))}
      </ol>
    </>
  )
}

function inBudapestDate(moment: string): string {
  return moment.length > 10 ? inBudapest(moment).date : moment
}
