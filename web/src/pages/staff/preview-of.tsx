import { useQuery } from '@tanstack/react-query'
import { hasText, useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { usePurposeNames } from '../../shared/api/purposes.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import classes from './staff.module.css'

export type Preview = paths['/api/v1/register-changes/{id}/preview']['get']['responses'][200]['content']['application/json']

/** Who loses and who gains which right by a change, officer by officer. */
export function PreviewOf({ preview }: { readonly preview: Preview }) {
  const t = useText()
  const caseTypes = useQuery(caseTypesQuery).data
  const purposeName = usePurposeNames()
  const nameOf = (right: Preview['losing']['officers'][number]['rights'][number]): string => {
    const key = `staff:duty.${right.code}`
    if (right.kind === 'duty') return hasText(key) ? t(key as 'staff:duty.head') : right.code
    return right.kind === 'case-type' ? caseTypes?.find(({ code }) => code === right.code)?.name ?? right.code : purposeName(right.code)
  }
  const sides = (['losing', 'gaining'] as const).filter((side) => preview[side].count > 0)
  if (sides.length === 0) return <p className="sm t2">{t('staff:preview.nobody')}</p>
  return (
    <div className={classes.preview}>
      {sides.map((side) => (
        <section key={side}>
          <h3>{t(`staff:preview.${side}`, { count: preview[side].count })}{preview[side].capped && t('staff:preview.atLeast')}</h3>
          <ul>
            {preview[side].officers.map((officer) => (
              <li key={officer.officerId}><b>{officer.name}</b> <span className="t2">{officer.office}</span><br /><span className="sm">{officer.rights.map(nameOf).join(', ')}</span></li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
