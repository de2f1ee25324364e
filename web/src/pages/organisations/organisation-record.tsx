import { Link } from '@tanstack/react-router'
import { hasText, useLanguage, useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, FieldList, LoadingState, RuledTable, Sheet, StatusBadge, type Column, type Field } from '../../shared/components/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { useSession } from '../../shared/session/session.ts'
import { AssignCompetence, WithdrawCompetence } from '../registers/competence-changes.tsx'
import { useCompetences, useOfficials, useOrganisationEntry, useRelations, type OrganisationEntry } from '../registers/registers-api.ts'
import classes from './organisations.module.css'

type Told = OrganisationEntry['history'][number]
const channels = ['address', 'phone', 'email', 'web', 'openingHours'] as const

/** Ways to reach an office, what stands above, before and after it, and what it is competent for. */
export function OrganisationRecord({ id, asOf }: { readonly id: string; readonly asOf: string | undefined }) {
  const t = useText()
  const session = useSession()
  const entry = useOrganisationEntry(id, asOf)
  const relations = useRelations(id, asOf)
  const competences = useCompetences(id, asOf)
  const officials = useOfficials(id, asOf)
  const language = useLanguage()
  const mayAsk = session?.post?.jobRole.isNationalAdministrator === true
  if (entry.isPending) return <Sheet><LoadingState lines={3} /></Sheet>
  if (entry.error) return <Sheet><ErrorState error={entry.error} onRetry={() => void entry.refetch()} /></Sheet>
  if (entry.data.entry === null && asOf !== undefined) return <Sheet><EmptyState title={t('registers:notThen')} /></Sheet>
  const contacts = (entry.data.entry ?? entry.data.history[0]!).value.contacts
  const link = (one: { id: string; name: string }) => <Link to="/organisations/$organisationId" params={{ organisationId: one.id }}>{one.name}</Link>
  const related: Field[] = [
    ...(relations.data?.superior ? [{ label: t('registers:superior'), value: link(relations.data.superior) }] : []),
    ...(relations.data?.successors ?? []).map((one) => ({ label: t('registers:successor'), value: link(one) })),
    ...(relations.data?.predecessors ?? []).map((one) => ({ label: t('registers:predecessor'), value: link(one) }))
  ]
  const reached = channels.flatMap((channel): Field[] => (contacts[channel] === undefined ? [] : [{ label: t(`registers:value.${channel}`), value: contacts[channel] }]))
  return (
    <>
      {related.length > 0 && <Sheet><FieldList fields={related} /></Sheet>}
      <Sheet title={t('registers:contacts')} {...(session === null ? {} : { aside: <Link to="/organisations/$organisationId/change" params={{ organisationId: id }}>{t('registers:proposeLink')}</Link> })}>
        {reached.length === 0 ? <p className="t2" style={{ padding: '12px 16px' }}>{t('registers:noContacts')}</p> : <FieldList fields={reached} />}
      </Sheet>
      {officials.data !== undefined && officials.data.items.length > 0 && (
        <Sheet title={t('registers:officials')}>
          <ul className={classes.list}>
            {officials.data.items.map((one, index) => (
              <li key={`${one.name} ${index}`}><span>{one.name}{one.substitutesFor !== null && <span className="sm t2"> {t('staff:insteadOf', { name: one.substitutesFor })}</span>}</span><span className="sm t2">{one.jobRole[language]}</span></li>
            ))}
          </ul>
        </Sheet>
      )}
      {competences.data !== undefined && (competences.data.items.length > 0 || mayAsk) && (
        <Sheet title={t('registers:competences')} {...(mayAsk ? { aside: <AssignCompetence organisationId={id} today={session.legalDate} /> } : {})}>
          <ul className={classes.list}>
            {competences.data.items.slice(0, 60).map((one) => {
              const name = one.territoryKind === 'country' ? t('registers:territory.country') : one.territoryName
              return <li key={one.id}><span>{name}</span><span className="row"><span className="sm t2">{t(`registers:organ.${one.organ}`)}</span>{mayAsk && <WithdrawCompetence id={one.id} name={name} />}</span></li>
            })}
          </ul>
          {competences.data.items.length > 60 && <p className={`sm t2 ${classes.more}`}>{t('registers:moreCompetences', { count: competences.data.items.length - 60 })}</p>}
        </Sheet>
      )}
    </>
  )
}

/** Everything that was ever said of the organisation, from which day to which, and until when it was believed. */
export function OrganisationHistory({ id }: { readonly id: string }) {
  const t = useText()
  const format = useFormat()
  const entry = useOrganisationEntry(id)
  if (!entry.data) return null
  const columns: Column<Told>[] = [
    { key: 'name', header: t('registers:value.name'), narrow: 'full', render: (row) => <b>{row.name}</b> },
    { key: 'days', header: t('registers:validFrom'), width: '210px', narrow: 'left', render: (row) => <><DateText value={row.validFrom} />{row.validTo !== null && <> – <DateText value={row.validTo} /></>}</> },
    { key: 'recorded', header: t('registers:recorded'), width: '190px', narrow: 'right', render: (row) => <DateText value={row.recordedAt} form="instant" /> },
    {
      key: 'why', header: t('registers:reason'), narrow: 'full',
      render: (row) => {
        const kind = `registers:kind.${row.kind ?? ''}`
        return <>{row.kind === null ? t('registers:historyLoaded') : hasText(kind) ? t(kind as 'registers:kind.rename') : row.kind}{row.reason !== null && <span className="sm t2" style={{ display: 'block' }}>{row.reason}</span>}</>
      }
    },
    {
      key: 'believed', header: t('registers:believed'), width: '220px', narrow: 'left',
      render: (row) => (row.supersededAt === null ? <StatusBadge tone="ok">{t('registers:historyNow')}</StatusBadge> : <span className="sm t2">{t('registers:historyUntil', { when: format.date(row.supersededAt.slice(0, 10)) })}</span>)
    }
  ]
  return (
    <div style={{ marginTop: 24 }}>
      <Sheet title={t('registers:history')}>
        <RuledTable caption={t('registers:history')} columns={columns} rows={entry.data.history} rowKey={(row) => `${row.recordedAt} ${row.validFrom} ${row.supersededAt ?? ''}`} />
      </Sheet>
    </div>
  )
}
