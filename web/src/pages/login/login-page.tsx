import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate, useRouter } from '@tanstack/react-router'
import { hasText, useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import type { PostView, SessionView } from '../../shared/api/types.ts'
import { useCard } from '../../shared/card/index.ts'
import { DateText, EmptyState, LawRef, Note, ProblemAlert, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { CardEntry, choosePost, sessionQuery, useLeave, useSession } from '../../shared/session/index.ts'
import classes from './login.module.css'

const route = getRouteApi('/public/login')

function Entitlements({ post }: { readonly post: PostView }) {
  const t = useText()
  if (post.entitlements.length === 0) return <p className="sm t2 row"><Icon name="lock" size={14} />{t('login:noEntitlement')}</p>
  return (
    <table className={classes.entitlements}>
      <thead><tr><th scope="col">{t('login:category')}</th><th scope="col">{t('login:purpose')}</th><th scope="col">{t('login:legalBasis')}</th><th scope="col">{t('login:until')}</th></tr></thead>
      <tbody>
        {post.entitlements.map((one) => {
          const key = `login:categories.${one.category}`
          return (
            <tr key={one.category + one.purpose}>
              <td className="b">{hasText(key) ? t(key as 'login:categories.identification') : one.category}</td>
              <td>{one.purpose}</td>
              <td><LawRef citation={one.legalBasis} /></td>
              <td className="nw">{one.validTo === null ? t('login:noEnd') : <DateText value={one.validTo} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** After the entry: when the officer last entered, their job roles, and what personal data each entitles to. */
function Entered({ session }: { readonly session: SessionView }) {
  const t = useText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const router = useRouter()
  const card = useCard()
  const leave = useLeave()
  const { next } = route.useSearch()
  const choose = useMutation({
    mutationFn: async (postId: string) => { if (postId !== session.post?.id) await choosePost(client, postId) },
    onSuccess: () => { if (next === undefined) void navigate({ to: '/desk', search: {} }); else router.history.push(next) }
  })
  async function out(): Promise<void> {
    card.remove()
    await leave()
    await navigate({ to: '/' })
  }
  return (
    <>
      <div className={classes.head}>
        <div>
          <h1>{t('login:welcome', { name: session.officer.name })}</h1>
          <p className="t2">
            {session.lastEntry === null ? t('login:firstEntry') : <>{t('login:lastEntry')} <b className={classes.strong}><DateText value={session.lastEntry} form="instant" /></b>. {t('login:notMe')} <a href="tel:189">189</a></>}
          </p>
        </div>
        <Button variant="default" onClick={() => void out()}>{card.inserted ? t('shell:menu.removeCard') : t('shell:menu.leave')}</Button>
      </div>
      {choose.error && <div style={{ marginBottom: 16 }}><ProblemAlert problem={asProblem(choose.error)} /></div>}
      <Sheet title={t('login:choose')} aside={<span className="sm t2">{t('login:cardUntil')} <DateText value={session.card.expiresAt.slice(0, 10)} /></span>}>
        {session.posts.length === 0 && <EmptyState title={t('login:noPost')}>{t('login:noPostText')}</EmptyState>}
        <ul>
          {session.posts.map((post, at) => (
            <li key={post.id} className={classes.post}>
              <div className={classes.postHead}>
                <div className="grow">
                  <h3>{post.jobRole.name}</h3>
                  <p className="t2">{post.organisation.name}</p>
                </div>
                {post.jobRole.isSigner && <StatusBadge tone="sign">{t('login:signer')}</StatusBadge>}
                {post.jobRole.isHead && <StatusBadge>{t('login:head')}</StatusBadge>}
                {post.substitutesFor !== null && <StatusBadge tone="action" icon="swap">{t('login:insteadOf', { name: post.substitutesFor.name })}</StatusBadge>}
                <Button aria-label={`${post.id === session.post?.id ? t('login:continue') : t('login:workIn')}: ${post.jobRole.name}`} variant={at === 0 ? 'filled' : 'default'} loading={choose.isPending && choose.variables === post.id} disabled={choose.isPending} onClick={() => choose.mutate(post.id)}>
                  {post.id === session.post?.id ? t('login:continue') : t('login:workIn')}
                </Button>
              </div>
              <Entitlements post={post} />
            </li>
          ))}
        </ul>
      </Sheet>
      <div style={{ marginTop: 16 }}><Note>{t('login:logged')}</Note></div>
    </>
  )
}

export function LoginPage() {
  const t = useText()
  const client = useQueryClient()
  const session = useSession()
  if (session !== null) return <Entered session={session} />
  return (
    <div className={classes.narrow}>
      <h1>{t('home:insertCard')}</h1>
      <p className="t2" style={{ marginBottom: 12 }}>{t('home:needs')}</p>
      <Sheet><div style={{ padding: '6px 20px 20px' }}><CardEntry onEntered={(entered) => client.setQueryData(sessionQuery.queryKey, entered)} /></div></Sheet>
      <p className="sm" style={{ paddingTop: 12 }}><Link to="/card-readers">{t('card:help')}</Link></p>
    </div>
  )
}
