import { useId } from 'react'
import { useText } from '../../../app/i18n.ts'
import { useFormat } from '../../../shared/format/use-format.ts'
import type { Strip } from './derivation-lines.ts'
import classes from '../case.module.css'

const width = 528
const edge = 16
const inner = width - 2 * edge

/** The time of the case on a line: what passed, what is ahead, what does not count. The table below says the same in words. */
export function ClockStrip({ strip, label }: { readonly strip: Strip; readonly label: string }) {
  const t = useText()
  const format = useFormat()
  const hatch = useId()
  const x = (share: number): number => edge + share * inner
  const notes = placed(strip.stretches.filter((stretch) => stretch.kind === 'excluded' || stretch.kind === 'moved')
    .map((stretch) => ({ at: x(stretch.at + stretch.width / 2), text: t(stretch.width * inner > 100 ? 'case:deadline.notCounted' : 'case:deadline.days', { count: stretch.days }) })))
  const today = strip.today === null ? null : x(strip.today)
  // The word for today gives way to the dates at the two ends.
  const todayFits = today !== null && today > edge + 70 && today < width - edge - 70
  return (
    <svg className={classes.strip} viewBox={`0 0 ${width} 62`} role="img" aria-label={label}>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" className={classes.stripPaper} /><path d="M0 0V6" className={classes.stripHatch} />
        </pattern>
      </defs>
      {strip.stretches.map((stretch) => (
        <rect key={`${stretch.kind}${stretch.at}`} x={x(stretch.at)} y="22" width={Math.max(1, stretch.width * inner)} height="14" data-kind={stretch.kind}
          {...(stretch.kind === 'excluded' ? { fill: `url(#${hatch})` } : {})} />
      ))}
      {today !== null && <path d={`M${today} 16v26`} className={classes.stripToday} />}
      <text x={edge} y="15">{format.shortDate(strip.from)}</text>
      <text x={width - edge} y="15" textAnchor="end">{format.shortDate(strip.to)}</text>
      {todayFits && <text x={today} y="12" textAnchor="middle" className={classes.stripNow}>{t('case:deadline.today')}</text>}
      {notes.map((note) => <text key={note.at} x={note.at} y="52" textAnchor="middle">{note.text}</text>)}
    </svg>
  )
}

/** Notes that would run into the one before are left out; the table has them all. */
function placed(notes: { at: number; text: string }[]): { at: number; text: string }[] {
  const kept: { at: number; text: string }[] = []
  for (const note of notes) {
    const half = note.text.length * 3.2
    const at = Math.min(Math.max(note.at, edge + half), width - edge - half)
    const before = kept.at(-1)
    if (before === undefined || at - half > before.at + before.text.length * 3.2 + 8) kept.push({ at, text: note.text })
  }
  return kept
}
