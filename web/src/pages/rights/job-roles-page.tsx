import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Fragment } from 'react'
import { hasText, useLanguage, useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { jobRolesQuery } from '../../shared/api/job-roles.ts'
import { useSession } from '../../shared/session/session.ts'
import { JobRoleChanges } from './job-role-changes.tsx'
import { EmptyState, ErrorState, LawRef, LoadingState, Sheet } from '../../shared/components/index.ts'
import classes from './rights.module.css'

const route = getRouteApi('/public/job-roles')

/** The country's job roles: what their holders do, which cases they handle, which personal data they may ask for. Without a card. */
export function JobRolesPage() {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate()
  const { asOf } = route.useSearch()
  const roles = useQuery(jobRolesQuery(asOf))
  const types = useQuery(caseTypesQuery)
  const mayAsk = useSession()?.post?.jobRole.isNationalAdministrator === true
  const dutyName = (duty: string): string => { const key = `staff:duty.${duty}`; return hasText(key) ? t(key as 'staff:duty.head') : duty }
  return (
    <>
      <div className="row between">
        <h1>{t('common:title.jobRoles')}</h1>
        <div className={classes.tools}>
          {mayAsk && <JobRoleChanges jobRole={null} caseTypes={types.data ?? []} />}
          <Button component="a" variant="default" data-print="no" href={`/api/v1/public/registers/job-roles/export?format=csv${asOf ? `&asOf=${asOf}` : ''}`} download>{t('registers:exportCsv')}</Button>
        </div>
      </div>
      <p className="t2">{t('rights:jobRolesIntro')}</p>
      <TextInput type="date" className={classes.day} data-print="no" label={t('registers:asOf')} value={asOf ?? ''} onChange={(event) => {
        const day = event.currentTarget.value
        void navigate({ to: '/job-roles', search: day === '' ? {} : { asOf: day }, replace: true })
      }} />
      {roles.isPending ? <Sheet><LoadingState lines={8} /></Sheet>
        : roles.error ? <Sheet><ErrorState error={roles.error} onRetry={() => void roles.refetch()} /></Sheet>
          : roles.data.length === 0 ? <Sheet><EmptyState title={t('rights:noJobRoles')} /></Sheet>
            : (
              <div className={classes.stack} style={{ marginTop: 16 }}>
                {roles.data.map((role) => { const { subjectId, value } = role; return (
                  <Sheet key={subjectId} title={language === 'hu' ? value.nameHu : value.nameEn} aside={<span className={classes.tools}><span className="sm t2">{t(`home:tier.${value.tier}.name`)}</span>{mayAsk && <JobRoleChanges jobRole={role} caseTypes={types.data ?? []} />}</span>}>
                    <div className={classes.body}>
                      <p>{value.duties.length === 0 ? t('rights:noDuties') : value.duties.map(dutyName).join(', ')}</p>
                      {value.caseTypes.length > 0 && <p className="sm">{value.caseTypes.map((code, index) => <span key={code}>{index > 0 && ', '}<Link to="/case-types/$code" params={{ code }}>{types.data?.find((type) => type.code === code)?.name ?? code}</Link></span>)}</p>}
                      {value.entitlements.length > 0 && <ul className={classes.list}>{value.entitlements.map((item) => <li key={item.purpose + item.legalBasis} className="sm">{language === 'hu' ? item.purposeHu : item.purposeEn} ({language === 'hu' ? item.categoryHu : item.categoryEn}) · {item.legalBasis.split('; ').map((law, index) => <Fragment key={law}>{index > 0 && '; '}<LawRef citation={law} /></Fragment>)}</li>)}</ul>}
                    </div>
                  </Sheet>
                ) })}
              </div>
            )}
    </>
  )
}
