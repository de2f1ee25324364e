/** "Tegye be a kártyáját!": picks the reader, asks the card, opens the session; every fault says what to do. */
import { useMutation } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { asProblem } from '../api/problem.ts'
import type { SessionView } from '../api/types.ts'
import { CardFault, useCard } from '../card/index.ts'
import { Button } from '../components/button.tsx'
import { ProblemAlert } from '../components/states.tsx'
import { Note } from '../components/note.tsx'
import classes from './card-entry.module.css'
import { enterWithCard } from './session.ts'

const DemoCardDialog = lazy(() => import('./demo-card-dialog.tsx').then((module) => ({ default: module.DemoCardDialog })))

export function CardEntry({ onEntered }: { readonly onEntered: (session: SessionView) => void }) {
  const t = useText()
  const card = useCard()
  const [choosing, setChoosing] = useState(false)
  const [everChosen, setEverChosen] = useState(false)
  const entry = useMutation<SessionView, Error, 'extension' | 'software'>({
    mutationFn: (reader) => enterWithCard(card, reader),
    onSuccess: onEntered
  })
  const inDemo = card.demoCards.length > 0
  const fault = entry.error instanceof CardFault ? entry.error : null
  const problem = entry.error !== null && fault === null ? asProblem(entry.error) : null
  const state = entry.isPending ? 'working' : card.inserted !== null ? 'inserted' : 'waiting'

  function choose(): void {
    setEverChosen(true)
    setChoosing(true)
  }

  function enter(): void {
    if (card.inserted !== null) entry.mutate('software')
    else if (inDemo) choose()
    else entry.mutate('extension')
  }

  return (
    <div>
      <div className={classes.state} role="status" data-state={state}>
        <span className={classes.dot} aria-hidden="true" />
        <b>{t(`card:state.${state}`)}</b>
        <span className="grow" />
        <span className="sm t2">
          {card.inserted !== null ? card.inserted.holder : inDemo ? t('card:reader.software') : t(`card:reader.${card.extension}`)}
        </span>
      </div>
      <Button size="lg" fullWidth onClick={enter} loading={entry.isPending}>
        {inDemo && card.inserted === null ? t('card:insert') : t('card:enter')}
      </Button>
      {card.inserted !== null && !entry.isPending && (
        <p className="sm" style={{ marginTop: 12 }}>
          <button type="button" className="link" onClick={() => { entry.reset(); choose() }}>{t('card:other')}</button>
        </p>
      )}
      {inDemo && card.inserted === null && card.extension === 'present' && (
        <p className="sm" style={{ marginTop: 12 }}>
          <button type="button" className="link" onClick={() => entry.mutate('extension')}>{t('card:real')}</button>
        </p>
      )}
      {fault !== null && (
        <div style={{ marginTop: 12 }}>
          <Note tone={fault.code === 'user-cancelled' ? 'warn' : 'danger'} role="alert">
            <p className="b">{t(`card:fault.${fault.code}.title`)}</p>
            <p>{t(`card:fault.${fault.code}.detail`)}</p>
          </Note>
        </div>
      )}
      {problem !== null && <div style={{ marginTop: 12 }}><ProblemAlert problem={problem} /></div>}
      <Suspense>
        {everChosen && (
          <DemoCardDialog opened={choosing} onClose={() => setChoosing(false)} onChosen={(id) => {
            setChoosing(false)
            entry.reset()
            card.insert(id)
            entry.mutate('software')
          }} />
        )}
      </Suspense>
    </div>
  )
}
