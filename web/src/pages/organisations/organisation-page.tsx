import { useQuery } from '@tanstack/react-query'
import { TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { EmptyState, ErrorState, FieldList, LoadingState, Sheet } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { OrganisationHistory, OrganisationRecord } from './organisation-record.tsx'
import classes from './organisations.module.css'

const route = getRouteApi('/public/organisations/$organisationId')

/** A unit with its job roles, and the case rules each job role works by. */
export function OrganisationPage() {
  const t = useText()
  const { organisationId } = route.useParams()
  const { asOf } = route.useSearch()
  const navigate = useNavigate()
  const detail = useQuery({
    queryKey: ['organisation', organisationId, asOf ?? null],
    queryFn: () => answered(api.GET('/api/v1/public/organisations/{id}', { params: { path: { id: organisationId }, query: asOf ? { asOf } : {} } }))
  })
  if (detail.isPending) return <LoadingState lines={6} />
  if (detail.error) return <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
  const { organisation, units, jobRoles } = detail.data
  return (
    <>
      <Link to="/organisations" search={{ tier: organisation.tier }} className={classes.back}><Icon name="left" size={14} />{t(`home:tier.${organisation.tier}.name`)}</Link>
      <h1>{organisation.name}</h1>
      <TextInput type="date" data-print="no" className={classes.day} label={t('registers:asOf')} value={asOf ?? ''} onChange={(event) => {
        const day = event.currentTarget.value
        void navigate({ to: '/organisations/$organisationId', params: { organisationId }, search: day === '' ? {} : { asOf: day }, replace: true })
      }} />
      <div className={classes.columns}>
        <Sheet title={t('organisations:jobRoles')}>
          {jobRoles.length === 0 ? <EmptyState title={t('organisations:noJobRoles')}>{t('organisations:noJobRolesText')}</EmptyState> : (
            <ul className={classes.list}>
              {jobRoles.map((role) => (
                <li key={role.code}>
                  <b>{role.name}</b>
                  {role.caseTypes.length > 0
                    ? <ul>{role.caseTypes.map((type) => <li key={type.code}><Link to="/case-types/$code" params={{ code: type.code }}>{type.name}</Link></li>)}</ul>
                    : <span className="sm t3">{t('organisations:noCaseTypes')}</span>}
                </li>
              ))}
            </ul>
          )}
        </Sheet>
        <div className={classes.stack}>
          <Sheet title={t('organisations:facts')}>
            <FieldList fields={[
              { label: t('organisations:shortName'), value: organisation.shortName },
              ...(organisation.settlement === null ? [] : [{ label: t('organisations:settlement'), value: organisation.settlement }]),
              { label: t('organisations:tier'), value: t(`home:tier.${organisation.tier}.name`) }
            ]} />
          </Sheet>
          <OrganisationRecord id={organisation.id} asOf={asOf} />
          {units.length > 0 && (
            <Sheet title={t('organisations:units')}>
              <ul className={classes.list}>{units.map((unit) => <li key={unit.id}><Link to="/organisations/$organisationId" params={{ organisationId: unit.id }}>{unit.name}</Link></li>)}</ul>
            </Sheet>
          )}
        </div>
      </div>
      <OrganisationHistory id={organisation.id} />
    </>
  )
}
