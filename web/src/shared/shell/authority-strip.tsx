/** Hatásköri sáv: in whose name the officer acts, on every page: job role, office, personal-data authority, substitution. */
import { Menu } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import type { PostView, SessionView } from '../api/types.ts'
import { DateText, Keys, MenuFocus, ProblemAlert } from '../components/index.ts'
import { asProblem } from '../api/problem.ts'
import { Icon } from '../icons/icon.tsx'
import { useShortcuts } from '../keyboard/index.ts'
import { choosePost, personalDataUntil } from '../session/index.ts'
import { LegalClock } from './legal-clock.tsx'
import classes from './shell.module.css'

function PersonalData({ post }: { readonly post: PostView }) {
  const t = useText()
  const { visible, until } = personalDataUntil(post)
  return (
    <>
      <span className="row" style={{ gap: 6 }}><Icon name={visible ? 'key' : 'lock'} size={14} />{visible ? t('shell:authority.visible') : t('shell:authority.notVisible')}</span>
      {until !== null && <span className={`${classes.second} sm t2`}><DateText value={until} form="until" /></span>}
    </>
  )
}

export function AuthorityStrip({ session }: { readonly session: SessionView }) {
  const t = useText()
  const client = useQueryClient()
  const [opened, setOpened] = useState(false)
  const change = useMutation({ mutationFn: (postId: string) => choosePost(client, postId), onSuccess: () => setOpened(false) })
  useShortcuts([{ chord: 'Alt+M', label: t('shell:keys.role'), group: 'everywhere', run: () => setOpened(true) }])
  const { post } = session
  const data = post === null ? { visible: false, until: null } : personalDataUntil(post)

  return (
    <section className={classes.auth} aria-label={t('shell:authority.label')}>
      <div>
        <span className={`t3 ${classes.hideNarrow}`}>{t('shell:authority.role')}</span>
        <Menu opened={opened} onChange={setOpened} position="bottom-start" offset={8} classNames={{ dropdown: classes.roleMenu, item: classes.roleItem, itemIndicator: classes.roleIndicator, itemLabel: classes.roleLabel }} withinPortal={false} returnFocus>
          <Menu.Target>
            <button type="button" className={classes.role}><span>{post?.jobRole.name ?? t('shell:authority.none')}</span><Icon name="down" size={14} /></button>
          </Menu.Target>
          <Menu.Dropdown aria-label={t('shell:authority.choose')}>
            <MenuFocus />
            <div className={classes.roleHead} role="presentation"><span>{t('shell:authority.choose')}</span><span className={classes.hideNarrow}><Keys chord="Alt+M" joined /></span></div>
            <div className={`${classes.roleGrid} ${classes.roleColumns}`} role="presentation"><span /><span>{t('shell:authority.role')}</span><span>{t('shell:authority.dataColumn')}</span></div>
            {session.posts.map((one) => (
              <Menu.RadioItem key={one.id} value={one.id} checked={one.id === post?.id} checkIcon={<></>} disabled={change.isPending}
                onChange={() => { if (one.id === post?.id) setOpened(false); else change.mutate(one.id) }}>
                <span className={classes.roleGrid}>
                  <span>{one.id === post?.id && <Icon name="check" />}</span>
                  <span>
                    <b>{one.jobRole.name}</b>
                    <span className={classes.second}>{one.substitutesFor ? t('shell:authority.insteadOf', { name: one.substitutesFor.name, office: one.organisation.shortName }) : one.organisation.name}</span>
                  </span>
                  <span className="sm t2"><PersonalData post={one} /></span>
                </span>
              </Menu.RadioItem>
            ))}
            {change.error && <div style={{ padding: 12 }}><ProblemAlert problem={asProblem(change.error)} /></div>}
            <p className={classes.roleFoot} role="presentation">{t('shell:authority.logged')}</p>
          </Menu.Dropdown>
        </Menu>
        <span className={classes.hideNarrow}><Keys chord="Alt+M" joined /></span>
      </div>
      {post !== null && <div className={classes.office}><span className="cut">{post.organisation.name}</span></div>}
      {post !== null && (
        <div className={classes.data}>
          <Icon name={data.visible ? 'key' : 'lock'} size={14} />
          <span className={`t3 ${classes.wide}`}>{t('shell:authority.data')}</span>
          <b>{data.visible ? t('shell:authority.visible') : t('shell:authority.notVisible')}</b>
          {data.until !== null && <span className={`t3 ${classes.wide}`}><DateText value={data.until} form="until" /></span>}
        </div>
      )}
      <div className={classes.space} />
      {post?.organisation.demo === true && <LegalClock />}
      {post?.substitutesFor && (
        <div className={classes.substitution}><span className={`t3 ${classes.hideNarrow}`}>{t('shell:authority.substitution')}</span><span className="cut">{t('shell:authority.alsoFor', { name: post.substitutesFor.name })}</span></div>
      )}
    </section>
  )
}
