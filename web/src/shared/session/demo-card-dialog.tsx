import { Modal } from '@mantine/core'
import { useState } from 'react'
import { ComponentLibrary } from '../../app/component-library.tsx'
import { hasText, useText } from '../../app/i18n.ts'
import { pinTries, retriesLeft, unblock, useCard } from '../card/index.ts'
import { StatusBadge, type Tone } from '../components/tag.tsx'
import { Note } from '../components/note.tsx'
import classes from './card-entry.module.css'

const toneOfState: Readonly<Record<string, Tone>> = { active: 'ok', suspended: 'warn', revoked: 'danger', expired: 'danger', blocked: 'danger' }

/** The demo's cards on the table: who holds each, its PIN, its state and what it is good for. */
export function DemoCardDialog({ opened, onClose, onChosen }: { readonly opened: boolean; readonly onClose: () => void; readonly onChosen: (cardId: string) => void }) {
  const t = useText()
  const card = useCard()
  const [, redraw] = useState(0)
  return (
    <ComponentLibrary>
      <Modal opened={opened} onClose={onClose} title={t('card:choose.title')} size="36rem" closeButtonProps={{ 'aria-label': t('common:action.close') }} zIndex={350}>
        <Note>{t('card:choose.note')}</Note>
        <ul className={classes.cards} style={{ marginTop: 14 }}>
          {card.demoCards.map((one) => {
            const left = retriesLeft(localStorage, one)
            const state = left === 0 ? 'blocked' : one.state
            const stateText = `card:cardState.${state}`
            return (
              <li key={one.id}>
                <button type="button" className={classes.card} onClick={() => onChosen(one.id)}>
                  <span className={classes.chip} aria-hidden="true" />
                  <b>{one.holder}</b>
                  <StatusBadge tone={toneOfState[state] ?? 'none'}>{hasText(stateText) ? t(stateText as 'card:cardState.active') : state}</StatusBadge>
                  <span className="sm t2">{one.jobRole}, {one.organisation}</span>
                  <span className="sm nw">{t('card:choose.pin')} {one.pin === null ? t('card:choose.pinInLetter') : <span className={classes.pin}>{one.pin}</span>}</span>
                  {one.note !== null && <small>{one.note}</small>}
                  {left > 0 && left < pinTries && <small>{t('card:pin.left', { count: left })}</small>}
                </button>
                {left === 0 && one.retriesLeft > 0 && (
                  <div className={`${classes.blocked} sm`}>
                    <button type="button" className="link" onClick={() => { unblock(localStorage, one.id); redraw((n) => n + 1) }}>{t('card:choose.unblock')}</button>
                  </div>
                )}
              </li>
            )
          })}
        </ul>
      </Modal>
    </ComponentLibrary>
  )
}
