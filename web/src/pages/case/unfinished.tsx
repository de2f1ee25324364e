import { Button } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, Note } from '../../shared/components/index.ts'
import type { Kept } from '../../shared/drafts/index.ts'
import classes from './case.module.css'
import { textOf } from './composed-text.ts'
import { isStep } from './steps/step-definitions.ts'
import type { Drafts } from './steps/step-dialog.tsx'
import type { StepTarget } from './steps/step.types.ts'

/** Forms that were begun and not sent, also before a crash: each can be taken up again or thrown away, and that undone. */
export function Unfinished({ caseId, running, drafts, onContinue }: {
  readonly caseId: string
  /** Steps under way: their forms were sent, only the answer is missing. */
  readonly running: readonly { readonly step: StepTarget['step']; readonly of: string | null }[]
  readonly drafts: Drafts
  readonly onContinue: (target: StepTarget) => void
}) {
  const t = useText()
  const beginning = `case/${caseId}/`
  const [unfinished, setUnfinished] = useState(() => drafts.store.list(beginning))
  const [thrown, setThrown] = useState<Kept | null>(null)
  const rows = unfinished.flatMap((kept) => {
    const target = targetOf(kept.place.slice(beginning.length))
    return target === null || running.some((one) => one.step === target.step && (one.of ?? '') === (target.of ?? '')) ? [] : [{ kept, target, title: textOf(t, `case:step.${target.step}.title`) }]
  })
  const thrownTarget = thrown === null ? null : targetOf(thrown.place.slice(beginning.length))
  if (rows.length === 0 && thrownTarget === null) return null
  const throwAway = (kept: Kept): void => {
    drafts.store.forget(kept.place)
    drafts.withFiles.delete(kept.place)
    setThrown(kept)
    setUnfinished(drafts.store.list(beginning))
  }
  const undo = (): void => {
    if (thrown !== null) drafts.store.keep(thrown.place, thrown.values)
    setThrown(null)
    setUnfinished(drafts.store.list(beginning))
  }
  return (
    <section className={classes.unfinished} aria-label={t('case:unfinished.title')}>
      <Note role="status">
        {rows.length > 0 && <p className="b">{t('case:unfinished.title')}</p>}
        <ul>
          {rows.map(({ kept, target, title }) => (
            <li key={kept.place}>
              <span className="grow">{title}, <DateText value={kept.at} form="instant" /></span>
              <Button size="xs" variant="default" aria-label={`${t('case:unfinished.continue')}: ${title}`} onClick={() => onContinue(target)}>{t('case:unfinished.continue')}</Button>
              <Button size="xs" variant="subtle" aria-label={`${t('case:unfinished.discard')}: ${title}`} onClick={() => throwAway(kept)}>{t('case:unfinished.discard')}</Button>
            </li>
          ))}
          {thrownTarget !== null && (
            <li>
              <span className="grow">{t('case:unfinished.discarded', { what: textOf(t, `case:step.${thrownTarget.step}.title`) })}</span>
              <Button size="xs" variant="default" onClick={undo}>{t('case:unfinished.undo')}</Button>
            </li>
          )}
        </ul>
      </Note>
    </section>
  )
}

/** `query-data-set:tulajdoni-lap` names the step and what it is about; a step that the product no longer has is passed over. */
function targetOf(place: string): StepTarget | null {
  const [, step = '', of = ''] = /^([a-z-]+):(.*)$/.exec(place) ?? []
  return isStep(step) ? { step, ...(of === '' ? {} : { of }) } : null
}
