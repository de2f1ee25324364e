import { SegmentedControl } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { LoadingState, ProblemAlert } from '../../shared/components/index.ts'
import { previewDecision, type DraftContent } from './decision-api.ts'
import classes from './decision.module.css'

/** The decision as it will look, by the very template that makes the signed document. */
export function Preview({ caseId, decision, content }: { readonly caseId: string; readonly decision: string; readonly content: DraftContent }) {
  const t = useText()
  const [wide, setWide] = useState<'fit' | 'whole'>('fit')
  const [settled] = useDebouncedValue(content, 400)
  const preview = useQuery({
    queryKey: ['decision-preview', caseId, decision, JSON.stringify(settled)],
    queryFn: ({ signal }) => previewDecision(caseId, { decision, content: settled }, signal),
    // The page before stays until the next one is there: nothing flickers while one writes.
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 30_000,
    retry: false
  })
  const pages = usePages(preview.data?.pages)
  return (
    <section className={classes.preview} aria-label={t('decision:preview.title')} aria-busy={preview.isFetching}>
      <div className={classes.previewHead}>
        <h2>{t('decision:preview.title')}</h2>
        <span className="t2 sm">{pages.length > 0 && t('decision:preview.pages', { count: pages.length })}</span>
        <span className="grow" />
        <SegmentedControl size="xs" aria-label={t('decision:preview.size')} value={wide} onChange={(value) => setWide(value as typeof wide)}
          data={[{ value: 'fit', label: t('decision:preview.fit') }, { value: 'whole', label: t('decision:preview.whole') }]} />
      </div>
      {preview.error !== null && <div className={classes.pad}><ProblemAlert problem={asProblem(preview.error)} onRetry={() => void preview.refetch()} /></div>}
      {preview.data?.warnings.map((warning) => <p key={warning} className={`${classes.pad} warn sm`}>{warning}</p>)}
      {preview.isPending && <LoadingState lines={8} />}
      <div className={classes.pages} data-wide={wide} tabIndex={0} role="group" aria-label={t('decision:preview.title')}>
        {pages.map((address, index) => <img key={index} src={address} alt={t('decision:preview.page', { number: index + 1, count: pages.length })} />)}
      </div>
    </section>
  )
}

/** Pages as addresses of their own: an image runs nothing, whatever its source. */
function usePages(pages: readonly string[] | undefined): readonly string[] {
  const addresses = useMemo(() => (pages ?? []).map((page) => URL.createObjectURL(new Blob([page], { type: 'image/svg+xml' }))), [pages])
  useEffect(() => () => {
    // An image that is still on the screen keeps its picture for the moment it takes to load the next.
    setTimeout(() => addresses.forEach((address) => URL.revokeObjectURL(address)), 2_000)
  }, [addresses])
  return addresses
}
