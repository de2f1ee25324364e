/** The frame of every officer's page: top bar, authority strip, menu; an open case takes the whole width without the menu. */
import { AppShell, Drawer, Menu } from '@mantine/core'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, Outlet, useMatches, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ComponentLibrary } from '../../app/component-library.tsx'
import { setLanguage, useLanguage, useText } from '../../app/i18n.ts'
import { useLiveEvents } from '../api/events.ts'
import { useCard } from '../card/index.ts'
import { Keys, MenuFocus } from '../components/index.ts'
import { useFormat } from '../format/use-format.ts'
import { GateMark, Icon } from '../icons/icon.tsx'
import { useKeyboard } from '../keyboard/index.ts'
import { setScheme, useScheme } from '../scheme/use-scheme.ts'
import { SessionGuard, useLeave, useOfficerSession } from '../session/index.ts'
import { AuthorityStrip } from './authority-strip.tsx'
import { CommandPalette, openPalette, type Command } from './command-palette.tsx'
import { deskQuery, noticesQuery } from './desk-queries.ts'
import { useNavigation, type NavigationEntry } from './navigation.ts'
import { RoomNotice } from './room-notice.tsx'
import classes from './shell.module.css'

function MainMenu({ onChosen }: { readonly onChosen?: () => void }) {
  const t = useText()
  const format = useFormat()
  const keyboard = useKeyboard()
  const navigation = useNavigation()
  const buckets = useQuery(deskQuery).data?.buckets ?? []
  const notices = useInfiniteQuery(noticesQuery).data?.pages[0]
  const countOf = (count: NavigationEntry['count']): string => {
    if (count === undefined) return ''
    if (count === 'unread-notices') return notices && notices.unread > 0 ? format.count(notices.unread, notices.unreadIsBound) : ''
    const bucket = buckets.find((one) => one.code === count.bucket)
    return bucket ? format.count(bucket.count, bucket.countIsBound) : ''
  }
  // Only what differs from another line by its words alone: a view or a filter of the page is still the page.
  const sharesItsPage = (entry: NavigationEntry): boolean => navigation.filter(({ link }) => link.to === entry.link.to).length > 1
  return (
    <nav className={classes.nav} aria-label={t('shell:nav.label')}>
      {navigation.map((entry) => (
        <Link key={entry.text} {...entry.link} activeOptions={{ exact: true, includeSearch: sharesItsPage(entry) }} onClick={onChosen}>
          <Icon name={entry.icon} />{t(entry.text)}<span className={classes.navCount}>{countOf(entry.count)}</span>
        </Link>
      ))}
      <div className={`${classes.bottom} ${classes.small}`}>
        <Link to="/learning" onClick={onChosen}><Icon name="book" size={14} />{t('shell:nav.learning')}</Link>
        <a href="tel:189"><Icon name="phone" size={14} />{t('shell:nav.helpDesk')}</a>
        <Link to="/about" onClick={onChosen}><Icon name="info" size={14} />{t('shell:nav.about')}</Link>
        <button type="button" onClick={() => { onChosen?.(); keyboard.openHelp() }}><Icon name="keyboard" size={14} />{t('shell:nav.keys')}<span className={classes.navCount}><Keys chord="?" /></span></button>
      </div>
    </nav>
  )
}

function useCommands(): readonly Command[] {
  const t = useText()
  const language = useLanguage()
  const scheme = useScheme()
  const navigate = useNavigate()
  const card = useCard()
  const leave = useLeave()
  return [
    { key: 'scheme', label: t('shell:command.scheme'), icon: 'eye', run: () => setScheme(scheme.shown === 'dark' ? 'light' : 'dark') },
    { key: 'language', label: t('shell:command.language'), icon: 'book', run: () => void setLanguage(language === 'hu' ? 'en' : 'hu') },
    {
      key: 'leave', label: t('shell:command.leave'), icon: 'exit',
      run: () => {
        card.remove()
        void leave().then(() => navigate({ to: '/' }))
      }
    }
  ]
}

function OfficerMenu({ name }: { readonly name: string }) {
  const t = useText()
  const language = useLanguage()
  const scheme = useScheme()
  const navigate = useNavigate()
  const card = useCard()
  const leave = useLeave()
  async function out(): Promise<void> {
    card.remove()
    await leave()
    await navigate({ to: '/' })
  }
  return (
    <Menu position="bottom-end" width={260}>
      <Menu.Target>
        <button type="button" className={classes.item}><Icon name="person" /><span>{name}</span><Icon name="down" size={14} /></button>
      </Menu.Target>
      <Menu.Dropdown>
        <MenuFocus />
        <Menu.Item component={Link} to="/login" leftSection={<Icon name="key" />}>{t('shell:menu.entitlements')}</Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('shell:menu.scheme')}</Menu.Label>
        {(['auto', 'light', 'dark'] as const).map((one) => (
          <Menu.RadioItem key={one} value={one} checked={scheme.chosen === one} onChange={() => setScheme(one)}>{t(`shell:menu.${one}`)}</Menu.RadioItem>
        ))}
        <Menu.Label>{t('shell:menu.language')}</Menu.Label>
        {(['hu', 'en'] as const).map((code) => (
          <Menu.RadioItem key={code} value={code} checked={language === code} lang={code} onChange={() => void setLanguage(code)}>{t(`shell:menu.${code}`)}</Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="card" />} onClick={() => void out()}>{card.inserted ? t('shell:menu.removeCard') : t('shell:menu.leave')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

export function OfficerShell() {
  return <ComponentLibrary><Frame /></ComponentLibrary>
}

function Frame() {
  const t = useText()
  const session = useOfficerSession()
  const client = useQueryClient()
  const card = useCard()
  const commands = useCommands()
  const format = useFormat()
  const [menuOpen, setMenuOpen] = useState(false)
  const wholeWidth = useMatches({ select: (matches) => matches.some((match) => match.staticData.wholeWidth === true) })
  const notices = useInfiniteQuery(noticesQuery).data?.pages[0]

  useLiveEvents((event) => {
    if (event.type === 'notice') void client.invalidateQueries({ queryKey: ['notices'] })
    if (event.type === 'case') {
      void client.invalidateQueries({ queryKey: ['desk'] })
      void client.invalidateQueries({ queryKey: ['worklist'] })
      void client.invalidateQueries({ queryKey: ['case', event.id] })
    }
  })

  return (
    <SessionGuard session={session}>
      <a className="skip" href="#main">{t('shell:skip')}</a>
      <AppShell header={{ height: { base: 104, sm: 88 } }} navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: true, desktop: wholeWidth } }}
        withBorder={false} padding={0} transitionDuration={0}>
        <AppShell.Header className={classes.header}>
          <div className={classes.bar}>
            <button type="button" className={`${classes.item} ${classes.mobileMenu}`} aria-label={t('shell:nav.open')} aria-expanded={menuOpen} onClick={() => setMenuOpen(true)}><Icon name="menu" size={20} /></button>
            <Link to="/desk" search={{}} className={classes.brand}><GateMark />{t('common:name')}</Link>
            <button type="button" className={classes.find} onClick={openPalette}>
              <Icon name="search" /><span>{t('shell:palette.placeholder')}</span><span className="grow" /><Keys chord="Ctrl+K" />
            </button>
            <span className={`grow ${classes.hideNarrow}`} />
            {session.demo && <span className={`${classes.demo} ${classes.hideNarrow}`}>{t('common:demo')}</span>}
            <Link to="/notices" className={classes.item}>
              <Icon name="bell" /><span>{t('shell:nav.notices')}</span>
              {notices !== undefined && notices.unread > 0 && <span className={classes.count}>{format.count(notices.unread, notices.unreadIsBound)}<span className="hidden-visually"> {t('shell:unread')}</span></span>}
            </Link>
            <span className={`${classes.item} ${classes.hideNarrow} ${classes.wide}`} style={{ cursor: 'default' }}><Icon name="card" /><span>{card.inserted ? t('shell:cardIn') : t('shell:cardSession')}</span></span>
            <OfficerMenu name={session.officer.name} />
          </div>
          <AuthorityStrip session={session} />
        </AppShell.Header>
        {!wholeWidth && <AppShell.Navbar className={classes.navbar}><MainMenu /></AppShell.Navbar>}
        <AppShell.Main className={classes.page}><div id="main" className={classes.main} tabIndex={-1}><RoomNotice session={session} /><Outlet /></div></AppShell.Main>
      </AppShell>
      <Drawer opened={menuOpen} onClose={() => setMenuOpen(false)} size={272} className={classes.drawer} title={t('common:name')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        <MainMenu onChosen={() => setMenuOpen(false)} />
      </Drawer>
      <CommandPalette commands={commands} />
    </SessionGuard>
  )
}
