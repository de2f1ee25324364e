import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, Sheet } from '../../shared/components/index.ts'
import classes from './case.module.css'
import type { OpenCase } from './steps/step.types.ts'

/** Who takes part: clients and others, the specialist authorities, the signing officer. */
export function Parties({ open, add, lock }: { readonly open: OpenCase; readonly add: () => void; readonly lock: string | null }) {
  const t = useText()
  const language = useLanguage()
  const { state, view } = open
  const specialists = [...new Set(state.specialists.map((request) => request.specialist))]
    .map((code) => ({ code, name: view.rule.specialists.find((one) => one.code === code)?.authority[language] ?? code }))
  const identified = (partyId: string): boolean => state.identifications[partyId]?.result === 'identified'
  const rows: { key: string; label: string; value: ReactNode }[] = [
    ...state.parties.map((party) => ({
      key: party.partyId, label: t(`case:option.role.${party.role}`),
      value: (
        <>
          {party.role === 'client' ? <b>{party.name}</b> : party.name}
          {party.address !== null && <span className={classes.about}>{party.address}</span>}
          {identified(party.partyId) && <span className={`${classes.about} ok`}>{t('case:parties.identified')}</span>}
        </>
      )
    })),
    ...specialists.map((one) => ({ key: one.code, label: t('case:parties.specialist'), value: one.name })),
    ...(state.assignment?.signerName == null ? [] : [{ key: 'signer', label: t('case:cover.signer'), value: state.assignment.signerName }])
  ]
  return (
    <Sheet id="parties" title={t('case:parties.title')} aside={lock === null ? <Anchor component="button" type="button" className="sm" onClick={add}>{t('case:step.add-party.short')}</Anchor> : <span className="t3 sm">{rows.length}</span>}>
      <dl className={classes.parties}>{rows.map((row) => <div key={row.key}><dt>{row.label}</dt><dd>{row.value}</dd></div>)}</dl>
    </Sheet>
  )
}

/** Belső feljegyzés: for the office alone. */
export function Notes({ open, add, lock }: { readonly open: OpenCase; readonly add: () => void; readonly lock: string | null }) {
  const t = useText()
  const notes = open.state.notes.toReversed()
  return (
    <Sheet id="notes" title={t('case:notes.title')} aside={lock === null && <Anchor component="button" type="button" className="sm" onClick={add}>{t('case:step.add-note.short')}</Anchor>}>
      {notes.length === 0 ? <p className={`${classes.pad} sm t2`}>{t('case:notes.none')}</p>
        : <ul className={classes.notes}>{notes.map((note) => <li key={note.noteId}>{note.text} <span className="t3 nw">{note.by}, <DateText value={note.at} form="list" today={open.state.today} /></span></li>)}</ul>}
    </Sheet>
  )
}

/** Cases that the registrar attached as predecessors. */
export function Predecessors({ open }: { readonly open: OpenCase }) {
  const t = useText()
  const ids = open.state.registration?.predecessorCaseIds ?? []
  if (ids.length === 0) return null
  return (
    <Sheet title={t('case:predecessors.title')}>
      <ul className={classes.notes}>{ids.map((caseId, index) => <li key={caseId}><Link to="/cases/$caseId" params={{ caseId }}>{t('case:predecessors.one', { number: index + 1 })}</Link></li>)}</ul>
    </Sheet>
  )
}
