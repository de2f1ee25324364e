import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { hasText, useLanguage, useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { usePurposeNames } from '../../shared/api/purposes.ts'
import { EmptyState, ErrorState, LawRef, LoadingState, Sheet } from '../../shared/components/index.ts'
import { useReport, type Conflict, type Unused, type UnusedCaseType } from './rights-api.ts'
import classes from './rights.module.css'

/** Rights that nobody used, or duties that conflict; as a list and as a file. */
export function ReportPage({ report, asOf }: { readonly report: 'unused' | 'conflicts'; readonly asOf?: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const rows = useReport<Unused | Conflict>(report, asOf)
  const purposeName = usePurposeNames()
  return (
    <Sheet title={t(`rights:view.${report}`)} aside={<Button component="a" size="compact-sm" variant="default" data-print="no" href={`/api/v1/rights/${report}?format=csv${asOf ? `&asOf=${asOf}` : ''}`} download>{t('registers:exportCsv')}</Button>}>
      {rows.isPending ? <LoadingState lines={6} />
        : rows.error ? <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
          : rows.data.length === 0 ? <EmptyState title={t(`rights:none.${report}`)} />
            : [...Map.groupBy(rows.data, (row) => row.officerId).values()].map((group) => (
              <div key={group[0]!.officerId} className={classes.body}>
                <div><Link to="/staff/$officerId" params={{ officerId: group[0]!.officerId }}>{group[0]!.name}</Link></div>
                {group.some((row) => 'rule' in row) && (
                  <ul className={classes.list}>
                    {group.filter((row) => 'rule' in row).map((row) => <li key={row.rule} className="sm">{hasText(`rights:rule.${row.rule}`) ? t(`rights:rule.${row.rule as 'drafts-and-signs'}`) : row.rule} <span className="t2">{row.offices.join(', ')}</span> · <LawRef citation={row.law} /></li>)}
                  </ul>
                )}
                {[...Map.groupBy(group.filter((row) => 'purpose' in row), (row) => row.jobRole[language])].map(([jobRole, rights]) => (
                  <p key={jobRole} className="sm"><span className="t2">{jobRole}:</span> {rights.map(({ purpose }) => purposeName(purpose)).join('; ')}</p>
                ))}
              </div>
            ))}
    </Sheet>
  )
}

/** Case types that job roles of the office may handle and nobody of them had handled for ninety days. */
export function UnusedCaseTypes({ asOf }: { readonly asOf: string | undefined }) {
  const t = useText()
  const language = useLanguage()
  const rows = useReport<UnusedCaseType>('unused-case-types', asOf)
  const types = useQuery(caseTypesQuery)
  return (
    <Sheet title={t('rights:unusedCaseTypes')} aside={<Button component="a" size="compact-sm" variant="default" data-print="no" href={`/api/v1/rights/unused-case-types?format=csv${asOf ? `&asOf=${asOf}` : ''}`} download>{t('registers:exportCsv')}</Button>}>
      {rows.isPending ? <LoadingState lines={6} />
        : rows.error ? <ErrorState error={rows.error} onRetry={() => void rows.refetch()} />
          : rows.data.length === 0 ? <EmptyState title={t('rights:noUnusedCaseTypes')} />
            : [...Map.groupBy(rows.data, (row) => row.jobRole.id).values()].map((group) => (
              <div key={group[0]!.jobRole.id} className={classes.body}>
                <div><b>{group[0]!.jobRole.name[language]}</b> <span className="sm t2">{t('rights:holders', { count: group[0]!.holders })}</span></div>
                <span className="sm">{group.map((row) => types.data?.find((type) => type.code === row.caseType)?.name ?? row.caseType).join(', ')}</span>
              </div>
            ))}
    </Sheet>
  )
}
