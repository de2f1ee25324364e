import { Link } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { ErrorState, LoadingState } from '../../shared/components/index.ts'
import { useMyDataUses } from './client-api.ts'
import classes from './client.module.css'
import { DataUseEntry } from './data-use.tsx'

const shown = 3

/** The latest looks at my data in this case. */
export function CaseDataUses({ caseId }: { readonly caseId: string }) {
  const t = useText()
  const uses = useMyDataUses()
  const ofCase = uses.data?.pages.flatMap((page) => page.items).filter((use) => use.caseId === caseId) ?? []
  return (
    <section className={classes.part} aria-labelledby="uses">
      <h2 id="uses">{t('client:uses.title')}</h2>
      {uses.isPending ? <LoadingState /> : uses.error ? <ErrorState error={uses.error} onRetry={() => void uses.refetch()} />
        : ofCase.length === 0 ? <p className="t2">{uses.hasNextPage ? t('client:uses.notAmongLatest') : t('client:uses.noneInCase')}</p>
          : (
            <>
              <p className="sm t2">{t('client:uses.inCase', { count: ofCase.length })}</p>
              <ul className={classes.uses}>{ofCase.slice(0, shown).map((use) => <li key={use.id}><DataUseEntry use={use} /></li>)}</ul>
            </>
          )}
      <p className="sm"><Link to="/client/data-uses">{t('client:uses.all')}</Link></p>
    </section>
  )
}
