import { Link } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { EmptyState } from '../../shared/components/index.ts'

/** Not there, or somebody else's: the answer is the same. */
export function NotMine() {
  const t = useText()
  return <EmptyState whole title={t('client:notMine.title')} actions={<Link to="/client">{t('client:notMine.back')}</Link>}>{t('client:notMine.text')}</EmptyState>
}
