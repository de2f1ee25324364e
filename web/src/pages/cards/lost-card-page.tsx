import { Button, Radio, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Note, ProblemAlert, Sheet } from '../../shared/components/index.ts'
import { actionsQuery } from '../../shared/session/session.ts'
import { cardsChanged } from './cards-api.ts'
import classes from './cards.module.css'

/** A telephone call about a lost card: one number, one button. */
export function LostCardPage() {
  const t = useText()
  const queries = useQueryClient()
  const administers = useQuery(actionsQuery).data?.includes('card:administer') === true
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState<'lost' | 'stolen'>('lost')
  const [note, setNote] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  const send = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/lost-cards', { params: { header: { 'idempotency-key': key } }, body: { number: number.trim(), reason, note: note.trim() } })),
    onSuccess: () => cardsChanged(queries),
    // The same number once more is another call.
    onSettled: () => setKey(idempotencyKey())
  })
  const shown = (card: { cardId: string; serial: string | null }) => {
    const text = card.serial ?? t('cards:noSerial')
    return administers ? <Link to="/cards/$cardId" params={{ cardId: card.cardId }}>{text}</Link> : text
  }
  return (
    <>
      {administers && <p className="sm"><Link to="/cards" search={{}}>{t('common:title.cards')}</Link></p>}
      <h1>{t('common:title.lostCard')}</h1>
      <p className="t2">{t('cards:lostIntro')}</p>
      <div className={classes.column}>
        <Sheet>
          <form className={classes.panel} onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
            <TextInput label={t('cards:lostNumber')} description={t('cards:lostNumberHelp')} required maxLength={40} value={number} onChange={(event) => setNumber(event.currentTarget.value)} data-autofocus />
            <Radio.Group label={t('cards:reason')} value={reason} onChange={(next) => setReason(next as typeof reason)}>
              <div className="row" style={{ marginTop: 6 }}><Radio value="lost" label={t('cards:reasonOf.lost')} /><Radio value="stolen" label={t('cards:reasonOf.stolen')} /></div>
            </Radio.Group>
            <Textarea label={t('cards:lostNote')} description={t('cards:lostNoteHelp')} required minLength={3} maxLength={500} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
            {send.error && <ProblemAlert problem={asProblem(send.error)} />}
            <div className="row"><Button type="submit" color="red" loading={send.isPending} disabled={number.trim().length < 2 || note.trim().length < 3}>{t('cards:lostSend')}</Button></div>
          </form>
        </Sheet>
        {send.data && (
          <Sheet title={t('cards:lostDone')}>
            <div className={classes.panel} role="status">
              {send.data.suspended.length > 0
                ? (
                  <Note tone="ok">
                    <p>{t('cards:lostSuspended', { count: send.data.sessionsEnded })}</p>
                    <ul className={classes.list}>{send.data.suspended.map((card) => <li key={card.cardId}>{shown(card)}</li>)}</ul>
                  </Note>
                )
                : <Note tone="warn"><p>{t('cards:lostNothing')}</p></Note>}
              {send.data.others.length > 0 && (
                <>
                  <p>{t('cards:lostOthers')}</p>
                  <ul className={classes.list}>{send.data.others.map((card) => <li key={card.cardId}>{shown(card)}: {t(`cards:stateOf.${card.state}`)}{card.hasSuccessor && <>, {t('cards:lostSuccessor')}</>}</li>)}</ul>
                </>
              )}
              <p className="t2">{t('cards:lostNext')}</p>
            </div>
          </Sheet>
        )}
      </div>
    </>
  )
}
