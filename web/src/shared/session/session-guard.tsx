/**
 * Watches the session of the officer's pages: tells the server of real use, warns before the idle and absolute limits, and when the
 * session is over covers the page with the card entry. The page below stays as it was, with everything typed.
 */
import { Button, Modal } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { useLanguage, useText } from '../../app/i18n.ts'
import { answered, api, onSessionExpired } from '../api/client.ts'
import { listenAgain, useLiveEvents } from '../api/events.ts'
import type { SessionView } from '../api/types.ts'
import { useCard } from '../card/index.ts'
import { Note } from '../components/note.tsx'
import { CardEntry } from './card-entry.tsx'
import { countdown, keepAliveEverySeconds, sessionPhase, type SessionPhase } from './session-clock.ts'
import { choosePost, sessionChannel, sessionQuery, useLeave } from './session.ts'

const signsOfUse = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

export function SessionGuard({ session, children }: { readonly session: SessionView; readonly children: ReactNode }) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const card = useCard()
  const leave = useLeave()
  const lastUse = useRef(Date.now())
  const [phase, setPhase] = useState<SessionPhase>({ kind: 'live' })
  const [absoluteSeen, setAbsoluteSeen] = useState(false)
  const over = phase.kind === 'over'

  async function keepAlive(): Promise<void> {
    const before = lastUse.current
    lastUse.current = Date.now()
    try {
      client.setQueryData(sessionQuery.queryKey, await answered(api.POST('/api/v1/session/keep-alive')))
    } catch {
      // A 401 ends the session through onSessionExpired; without a connection the old count goes on.
      lastUse.current = before
    }
    tick()
  }

  function tick(): void {
    setPhase((current) => {
      if (current.kind === 'over') return current
      const next = sessionPhase({ lastUse: lastUse.current, idleSeconds: session.idleSeconds, absoluteExpiresAt: Date.parse(session.absoluteExpiresAt) }, Date.now())
      return next.kind === 'live' && current.kind === 'live' ? current : next
    })
  }

  const onTick = useEffectEvent(tick)
  const onUse = useEffectEvent(() => {
    // In the warning only the button counts as use, so that a leaning elbow does not keep a session.
    if (phase.kind === 'live' || phase.kind === 'absolute-warning') {
      if (Date.now() - lastUse.current >= keepAliveEverySeconds(session.idleSeconds) * 1000) void keepAlive()
    }
  })
  const onOver = useEffectEvent(() => { void answered(api.DELETE('/api/v1/session')).catch(() => undefined) })

  useEffect(() => {
    const timer = setInterval(() => onTick(), 1000)
    const used = (): void => onUse()
    for (const sign of signsOfUse) document.addEventListener(sign, used, { passive: true })
    const stopListening = onSessionExpired(() => setPhase({ kind: 'over' }))
    const ended = (): void => setPhase({ kind: 'over' })
    sessionChannel?.addEventListener('message', ended)
    return () => {
      clearInterval(timer)
      for (const sign of signsOfUse) document.removeEventListener(sign, used)
      stopListening()
      sessionChannel?.removeEventListener('message', ended)
    }
  }, [])

  useEffect(() => { if (over) onOver() }, [over])

  // The server speaks of a session only when it ends it: a card was suspended, or another page logged out.
  useLiveEvents((event) => {
    if (event.type === 'session') setPhase({ kind: 'over' })
  })

  async function onEntered(entered: SessionView): Promise<void> {
    if (entered.officer.id !== session.officer.id) {
      // Another officer must not see what the first one left open.
      location.assign('/login')
      return
    }
    lastUse.current = Date.now()
    client.setQueryData(sessionQuery.queryKey, entered)
    const post = session.post
    if (post !== null && entered.post?.id !== post.id && entered.posts.some((one) => one.id === post.id)) await choosePost(client, post.id)
    else await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'demo-cards' })
    setAbsoluteSeen(false)
    listenAgain()
    setPhase({ kind: 'live' })
  }

  async function out(): Promise<void> {
    card.remove()
    await leave()
    await navigate({ to: '/' })
  }

  return (
    <>
      {children}
      <Modal opened={phase.kind === 'idle-warning'} onClose={() => void keepAlive()} title={t('shell:session.idleTitle')} withCloseButton={false} zIndex={300}>
        <p aria-live="polite">
          {phase.kind === 'idle-warning' && t('shell:session.idleText', { time: countdown(phase.secondsLeft, language) })}
        </p>
        <div className="row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button variant="default" onClick={() => void out()}>{t('shell:session.leave')}</Button>
          <Button data-autofocus onClick={() => void keepAlive()}>{t('shell:session.stay')}</Button>
        </div>
      </Modal>
      <Modal opened={phase.kind === 'absolute-warning' && !absoluteSeen} onClose={() => setAbsoluteSeen(true)} title={t('shell:session.absoluteTitle')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }} zIndex={300}>
        <p>{phase.kind === 'absolute-warning' && t('shell:session.absoluteText', { time: countdown(phase.secondsLeft, language) })}</p>
        <div className="row" style={{ marginTop: 16, justifyContent: 'flex-end' }}>
          <Button data-autofocus onClick={() => setAbsoluteSeen(true)}>{t('common:action.understood')}</Button>
        </div>
      </Modal>
      <Modal opened={over} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false}
        title={t('shell:session.overTitle')} zIndex={300} overlayProps={{ backgroundOpacity: 0.7, blur: 6 }}>
        <Note>{t('shell:session.overText', { name: session.officer.name })}</Note>
        <div style={{ marginTop: 16 }}><CardEntry onEntered={(entered) => void onEntered(entered)} /></div>
        <Button mt="md" variant="default" fullWidth onClick={() => void out()}>{t('shell:session.toHome')}</Button>
      </Modal>
    </>
  )
}
