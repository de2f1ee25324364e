import { Link } from '@tanstack/react-router'
import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText } from '../../shared/components/index.ts'
import type { Right } from './signatures-api.ts'
import classes from './signatures.module.css'

/** In whose name, by which job role, and in which case types somebody signs. */
export function Rights({ rights, dated = false }: { readonly rights: readonly Right[]; readonly dated?: boolean }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className={classes.rights}>
      {rights.map((right) => (
        <div key={`${right.organisation.id} ${right.role.hu} ${right.from} ${right.substitutesFor ?? ''}`}>
          <Link tabIndex={-1} to="/organisations/$organisationId" params={{ organisationId: right.organisation.id }} search={{}}>{right.organisation.name}</Link>, {right.role[language]}
          {right.substitutesFor !== null && <> ({t('signatures:insteadOf', { name: right.substitutesFor })})</>}
          {dated && <>, <span className="nw"><DateText value={right.from} /> – {right.to !== null && <DateText value={right.to} />}</span></>}
          <div className={classes.types}>{right.caseTypes.length === 0 ? t('signatures:noCaseTypes') : right.caseTypes.map((type) => type.name[language]).join(' · ')}</div>
        </div>
      ))}
    </div>
  )
}
