/** Frame of the public pages: the state's bar with language, size and scheme, and the way back home. */
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { setLanguage, useLanguage, useText } from '../../app/i18n.ts'
import { GateMark } from '../icons/icon.tsx'
import { setScheme, useScheme } from '../scheme/use-scheme.ts'
import { useSession } from '../session/session.ts'
import classes from './public-shell.module.css'

/** Larger text is kept in this browser and set before the first paint (public/before-paint.js). */
function useLargeText(): [boolean, () => void] {
  const [large, setLarge] = useState(() => document.documentElement.dataset['largeText'] === 'true')
  return [large, () => {
    localStorage.setItem('kapu.largeText', large ? 'off' : 'on')
    if (large) delete document.documentElement.dataset['largeText']
    else document.documentElement.dataset['largeText'] = 'true'
    setLarge(!large)
  }]
}

export function StateBar() {
  const t = useText()
  const language = useLanguage()
  const scheme = useScheme().shown
  const [large, toggleLarge] = useLargeText()
  const session = useSession()
  const other = language === 'hu' ? 'en' : 'hu'
  return (
    <div className={classes.gov}>
      <div className={classes.width}>
        <b>{t('common:state')}</b>
        <span className="grow" />
        {session !== null && <Link to="/desk" search={{}}>{t('shell:nav.desk')}</Link>}
        <Link to="/about" hash="accessibility">{t('shell:public.accessibility')}</Link>
        <button type="button" aria-pressed={large} onClick={toggleLarge}>{large ? t('shell:public.smaller') : t('shell:public.larger')}</button>
        <button type="button" onClick={() => setScheme(scheme === 'dark' ? 'light' : 'dark')}>{scheme === 'dark' ? t('shell:public.light') : t('shell:public.dark')}</button>
        <button type="button" lang={other} onClick={() => void setLanguage(other)}>{t(`shell:menu.${other}`)}</button>
      </div>
    </div>
  )
}

export function PublicShell({ children }: { readonly children: ReactNode }) {
  const t = useText()
  return (
    <div className={classes.page}>
      <a className="skip" href="#main">{t('shell:skip')}</a>
      <header>
        <StateBar />
        <div className={classes.head}><div className={classes.width}><Link to="/"><GateMark height={28} thin />{t('common:title.home')}</Link></div></div>
      </header>
      <div className={classes.body}><main id="main" tabIndex={-1} className={classes.width}>{children}</main></div>
    </div>
  )
}
