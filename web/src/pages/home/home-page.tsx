import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { useCard } from '../../shared/card/index.ts'
import { Button } from '../../shared/components/button.tsx'
import { DateText, ErrorState, LoadingState } from '../../shared/components/index.ts'
import { inBudapest, weekOfYear } from '../../shared/format/format.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { GateMark, Icon } from '../../shared/icons/icon.tsx'
import { CardEntry, sessionQuery, useSession } from '../../shared/session/index.ts'
import { StateBar } from '../../shared/shell/public-shell.tsx'
import { CardReaderPicture } from './card-reader-picture.tsx'
import classes from './home.module.css'
import { InstallHint } from './install-hint.tsx'
import { ServiceStatus } from './service-status.tsx'

function Tiers() {
  const t = useText()
  const format = useFormat()
  const home = useQuery(homeQuery)
  if (home.isPending) return <LoadingState lines={8} />
  if (home.error) return <ErrorState error={home.error} onRetry={() => void home.refetch()} />
  return (
    <ol className={classes.tiers}>
      {home.data.tiers.map(({ tier, count }) => (
        <li key={tier}>
          <div className={classes.tierName}><b>{t(`home:tier.${tier}.name`)}</b><span>{t(`home:tier.${tier}.of`)}</span></div>
          <div className={classes.tierCount}><b>{format.number(count)}</b><span>{t(`home:tier.${tier}.unit`, { count })}</span></div>
          <Link to="/organisations" search={{ tier }}>{t('home:jobRoles')}<span className="hidden-visually">: {t(`home:tier.${tier}.name`)}</span><Icon name="right" size={14} /></Link>
        </li>
      ))}
    </ol>
  )
}

const homeQuery = queryOptions({ queryKey: ['home'], queryFn: () => answered(api.GET('/api/v1/public/home')) })

export function HomePage() {
  const t = useText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const session = useSession()
  const card = useCard()
  const home = useQuery(homeQuery)
  const today = home.data?.legalDate ?? inBudapest(new Date()).date

  return (
    <div className={classes.page}>
      <a className="skip" href="#main">{t('shell:skip')}</a>
      <header>
        <StateBar />
        <div className={classes.head}>
          <div className={classes.width}>
            <span className={classes.mark}><GateMark height={74} thin /></span>
            <div>
              <p className={classes.crumb}>{t('home:crumb')}</p>
              <h1>{t('common:title.home')} <small>{t('home:backOffice')}</small></h1>
            </div>
            <span className="grow" />
            <div className={classes.date}><b><DateText value={today} form="weekday" /></b><span className="t2">{t('home:week', { week: weekOfYear(today) })}</span></div>
          </div>
        </div>
      </header>
      <div className={classes.body}>
        <main id="main" tabIndex={-1} className={classes.width}>
          <section>
            <h2>{t('home:who')}</h2>
            <Tiers />
            <p className="sm t2" style={{ paddingTop: 12 }}>{t('home:public')} <Link to="/job-roles">{t('home:allJobRoles')}</Link></p>
            <p className="sm" style={{ paddingTop: 6 }}><Link to="/signatures" search={{}}>{t('home:signatures')}</Link></p>
            <p className="sm" style={{ paddingTop: 6 }}><Link to="/verification">{t('home:verify')}</Link></p>
          </section>
          <section className={classes.login} aria-labelledby="entry-title">
            <h2 id="entry-title">{session === null ? t('home:insertCard') : t('home:alreadyIn')}</h2>
            <p className="t2">{session === null ? t('home:needs') : t('home:inAs', { name: session.officer.name })}</p>
            <CardReaderPicture inserted={card.inserted !== null || session !== null} />
            <div className={classes.entry}>
              {session === null
                ? (
                  <CardEntry onEntered={(entered) => {
                    client.setQueryData(sessionQuery.queryKey, entered)
                    void navigate({ to: '/login' })
                  }} />
                )
                : <Button component={Link} to="/desk" size="lg" fullWidth mt={16}>{t('home:toDesk')}</Button>}
            </div>
            <div className={`${classes.links} sm`}><Link to="/card-readers">{t('card:help')}</Link><Link to="/about" hash="no-card">{t('home:noCard')}</Link><Link to="/about" hash="lost-card">{t('home:lostCard')}</Link></div>
          </section>
        </main>
      </div>
      <footer className={classes.foot}>
        <div className={classes.width}>
          <div>
            <h2>{t('home:helpDesk')}</h2>
            <a className={classes.big} href={`tel:${home.data?.helpDesk ?? '189'}`}>{home.data?.helpDesk ?? '189'}</a>
            <p className="sm t2">{t('home:helpDeskText')}</p>
          </div>
          <div>
            <h2>{t('home:learning')}</h2>
            <p className="sm t2">{t('home:learningText')}</p>
            <p><Link to="/learning">{t('home:learningAll')}</Link></p>
          </div>
          <div><h2>{t('home:status')}</h2><ServiceStatus /></div>
          <div><h2>{t('home:install')}</h2><InstallHint /></div>
        </div>
      </footer>
    </div>
  )
}
