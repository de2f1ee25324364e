import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { ErrorState, FieldList, LoadingState } from '../../shared/components/index.ts'

const route = getRouteApi('/officer/cases/$caseId')

/** The head of an open case: breadcrumb, subject, cover. The guide, the acts and the documents come under it. */
export function CasePage() {
  const t = useText()
  const { caseId } = route.useParams()
  const file = useQuery({ queryKey: ['case', caseId], queryFn: () => answered(api.GET('/api/v1/cases/{id}', { params: { path: { id: caseId } } })) })
  return (
    <>
      <nav className="row sm" aria-label={t('common:breadcrumb')} style={{ marginBottom: 8 }}><Link to="/desk" search={{}}>{t('common:title.desk')}</Link><span className="t3">/</span><span className="t2">{file.data?.case.registrationNumber}</span></nav>
      {file.isPending ? <LoadingState lines={6} />
        : file.error ? <><h1>{t('common:title.case')}</h1><ErrorState error={file.error} onRetry={() => void file.refetch()} /></>
          : (
            <>
              <h1 style={{ marginBottom: 12 }}>{file.data.case.subject}</h1>
              <FieldList layout="cover" fields={[{ label: t('common:case.number'), value: file.data.case.registrationNumber }]} />
            </>
          )}
    </>
  )
}
