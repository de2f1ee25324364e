/** The frame of the client's pages: one narrow column, made for a phone; without a session it explains how to sign in. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, type ReactNode } from 'react'
import { setLanguage, useLanguage, useText } from '../../app/i18n.ts'
import { onSessionExpired } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Button, ErrorState, LoadingState, Note, ProblemAlert } from '../../shared/components/index.ts'
import { forgetTyped } from '../../shared/drafts/index.ts'
import { GateMark, Icon } from '../../shared/icons/icon.tsx'
import { setScheme, useScheme } from '../../shared/scheme/use-scheme.ts'
import { clientSessionQuery, signInAddress, signOut } from './client-api.ts'
import classes from './client.module.css'

export function ClientShell() {
  const queries = useQueryClient()
  const session = useQuery(clientSessionQuery)
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: (identityProvider) => {
      forgetTyped(sessionStorage)
      queries.removeQueries({ queryKey: ['client'] })
      queries.setQueryData(clientSessionQuery.queryKey, null)
      if (identityProvider !== null) location.assign(identityProvider)
    }
  })
  // An answer that says the session is over brings the sign-in page; the address stays, and leads back here.
  useEffect(() => onSessionExpired(() => queries.setQueryData(clientSessionQuery.queryKey, null)), [queries])
  return (
    <Frame name={session.data?.name ?? null} isOpening={session.isPending} onLeave={() => leave.mutate()} leaving={leave.isPending}>
      {leave.error && <ProblemAlert problem={asProblem(leave.error)} onRetry={() => leave.mutate()} />}
      {session.isPending ? <LoadingState /> : session.data ? <Outlet /> : session.error ? <ErrorState error={session.error} onRetry={() => void session.refetch()} /> : <SignIn />}
    </Frame>
  )
}

function Frame({ name, isOpening, onLeave, leaving, children }: {
  readonly name: string | null; readonly isOpening: boolean; readonly onLeave: () => void; readonly leaving: boolean; readonly children: ReactNode
}) {
  const t = useText()
  const language = useLanguage()
  const scheme = useScheme().shown
  const other = language === 'hu' ? 'en' : 'hu'
  return (
    <div className={classes.page}>
      <a className="skip" href="#main">{t('shell:skip')}</a>
      <header className={classes.bar}>
        <div className={classes.width}>
          <Link to="/client" className={classes.mark}><GateMark />{t('common:title.client')}</Link>
          <span className="grow" />
          {name !== null && <span className={classes.who}><Icon name="person" size={14} /><span className="cut">{name}</span></span>}
          {name !== null && <button type="button" onClick={onLeave} disabled={leaving}>{t('client:leave')}</button>}
        </div>
      </header>
      {(name !== null || isOpening) && (
        <nav className={classes.nav} aria-label={t('client:nav')}>
          <div className={classes.width}>
            <Link to="/client" activeOptions={{ exact: true }}>{t('client:cases.title')}</Link>
            <Link to="/client/data-uses">{t('client:uses.title')}</Link>
          </div>
        </nav>
      )}
      <main id="main" tabIndex={-1} className={`${classes.width} ${classes.body}`}>{children}</main>
      <footer className={classes.foot}>
        <div className={classes.width}>
          <p>{t('client:help')} <a href="tel:1818">1818</a></p>
          <p className={classes.settings}>
            <button type="button" lang={other} onClick={() => void setLanguage(other)}>{t(`shell:menu.${other}`)}</button>
            <button type="button" onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}>{scheme === 'dark' ? t('shell:public.light') : t('shell:public.dark')}</button>
            <Link to="/about" hash="privacy">{t('client:privacy')}</Link>
          </p>
        </div>
      </footer>
    </div>
  )
}

/** Why one signs in, with what, and what the identity provider said when it failed. */
function SignIn() {
  const t = useText()
  const location = useLocation()
  const failure = (location.search as { login?: string }).login
  return (
    <div className={classes.signIn}>
      <h1>{t('client:signIn.title')}</h1>
      {(failure === 'refused' || failure === 'expired') && <Note tone="warn" role="alert">{t(`client:signIn.failed.${failure}`)}</Note>}
      <p>{t('client:signIn.text')}</p>
      <ul>
        {(['state', 'decision', 'answer', 'uses'] as const).map((item) => <li key={item}><Icon name="check" />{t(`client:signIn.for.${item}`)}</li>)}
      </ul>
      <Button component="a" href={signInAddress(location.pathname)} size="lg" fullWidth rightSection={<Icon name="arrow" />}>{t('client:signIn.button')}</Button>
      <p className="sm t2">{t('client:signIn.how')}</p>
    </div>
  )
}
