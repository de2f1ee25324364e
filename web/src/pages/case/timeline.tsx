import { Anchor, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Act } from '../../../../src/rules/procedure/index.ts'
import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, Sheet } from '../../shared/components/index.ts'
import { inBudapest } from '../../shared/format/format.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { aboutOf, markOf, titleOf, whoOf } from './act-lines.ts'
import classes from './case.module.css'
import type { OpenCase } from './steps/step.types.ts'

const shown = 9
/** Filed papers stand among the documents and notes in their own box; the timeline tells what moved the case. */
const elsewhere = new Set<Act['kind']>(['document-filed', 'note-added'])

/** The acts, latest first: when, what, about what, by whom. The whole record opens with rights and legal days. */
export function Timeline({ open }: { readonly open: OpenCase }) {
  const t = useText()
  const words = { t, format: useFormat(), language: useLanguage() }
  const [whole, setWhole] = useState(false)
  const acts = open.view.acts.filter((act) => !elsewhere.has(act.kind)).toReversed()
  return (
    <Sheet id="acts" title={t('case:timeline.title')} aside={<Anchor component="button" type="button" className="sm" onClick={() => setWhole(true)}>{t('case:timeline.whole')}</Anchor>}>
      <ol className={classes.timeline}>
        {acts.slice(0, shown).map((act) => {
          const about = aboutOf(act, open, words)
          const who = whoOf(act, { t })
          const isToday = inBudapest(act.at).date === open.state.today
          return (
            <li key={act.id}>
              <span className={classes.when}>{isToday && `${t('case:deadline.today')} `}<DateText value={act.at} form="list" today={open.state.today} /></span>
              <span className={classes.dot} data-mark={markOf(act)} />
              <div><b>{titleOf(act, { t })}</b><span className={classes.about}>{about}{!about.includes(who) && <>{about !== '' && ', '}<span className="nw">{who}</span></>}</span></div>
            </li>
          )
        })}
      </ol>
      {acts.length > shown && <p className={classes.pad}><Anchor component="button" type="button" className="sm" onClick={() => setWhole(true)}>{t('case:timeline.more', { count: acts.length - shown })}</Anchor></p>}
      {whole && <WholeRecord open={open} onClose={() => setWhole(false)} />}
    </Sheet>
  )
}

function WholeRecord({ open, onClose }: { readonly open: OpenCase; readonly onClose: () => void }) {
  const t = useText()
  const words = { t, format: useFormat(), language: useLanguage() }
  return (
    <Modal opened onClose={onClose} title={t('case:timeline.record', { number: open.view.case.registrationNumber })} size="72rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('case:timeline.title')}>
        <table className={classes.record}>
          <caption className="hidden-visually">{t('case:timeline.title')}</caption>
          <thead><tr>{(['number', 'when', 'what', 'who', 'right'] as const).map((column) => <th key={column} scope="col">{t(`case:timeline.column.${column}`)}</th>)}</tr></thead>
          <tbody>
            {open.view.acts.toReversed().map((act) => (
              <tr key={act.id}>
                <td className="t3">{act.sequence}</td>
                <td className="nw"><DateText value={act.at} form="short" today={open.state.today} /> <DateText value={act.at} form="time" /></td>
                <td><b>{titleOf(act, { t })}</b><span className={classes.about}>{aboutOf(act, open, words)}</span></td>
                <td>{whoOf(act, { t })}</td>
                <td className="t2">{act.policies.length === 0 ? t('case:timeline.noRight') : act.policies.join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Modal>
  )
}
