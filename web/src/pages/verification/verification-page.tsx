import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState, type DragEvent } from 'react'
import { useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Button, EmptyState, LoadingState, Note, ProblemAlert } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { DocumentFindings } from './findings.tsx'
import { largestFile, mostFiles, verifyFiles, type Verification } from './verification-api.ts'
import classes from './verification.module.css'

/** Aláírás ellenőrzése: anybody drops PDFs and reads what holds, what does not, and why. */
export function VerificationPage() {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<'many' | 'large' | null>(null)
  const check = useMutation({ mutationFn: verifyFiles })
  // Who reads by ear or keyboard goes on at the findings.
  useEffect(() => { if (check.data) heading.current?.focus() }, [check.data])

  function take(files: readonly File[]): void {
    if (files.length === 0) return
    const fault = files.length > mostFiles ? 'many' : files.some((file) => file.size > largestFile) ? 'large' : null
    setRefused(fault)
    if (fault === null) check.mutate(files)
    else check.reset()
  }
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    take([...event.dataTransfer.files])
  }
  return (
    <>
      <h1>{t('common:title.verification')}</h1>
      <p className={`t2 ${classes.intro}`}>{t('verification:intro')}</p>
      <div className={classes.drop} data-over={over || undefined} data-print="no" onDrop={drop} onDragOver={(event) => { event.preventDefault(); setOver(true) }} onDragLeave={() => setOver(false)}>
        <Icon name="document" size={28} />
        <p className={classes.dropText}>{t('verification:drop')}</p>
        <input ref={input} type="file" hidden multiple accept=".pdf,application/pdf" onChange={(event) => {
          take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }} />
        <Button loading={check.isPending} onClick={() => input.current?.click()}>{t('verification:choose')}</Button>
        <p className="sm t3">{t('verification:limits')}</p>
      </div>
      {refused !== null && <Note tone="warn" role="alert"><p>{t(`verification:${refused}`)}</p></Note>}
      {check.error && <ProblemAlert problem={asProblem(check.error)} {...(check.variables ? { onRetry: () => check.mutate(check.variables) } : {})} />}
      {check.isPending && <LoadingState lines={6} />}
      {check.data && !check.isPending && (
        <section aria-labelledby="findings-title">
          <div className={classes.head}>
            <h2 id="findings-title" ref={heading} tabIndex={-1}>{t('verification:findings', { count: check.data.items.length })}</h2>
            <span className="grow" />
            <SaveBundle answer={check.data} />
          </div>
          {check.data.items.map((item, index) => <DocumentFindings key={`${index} ${item.sha256}`} item={item} />)}
        </section>
      )}
      {check.isIdle && refused === null && <EmptyState title={t('verification:empty')}>{t('verification:emptyText')}</EmptyState>}
    </>
  )
}

/** The bundle lets the same be verified without network, also when the Gate is no more. */
function SaveBundle({ answer }: { readonly answer: Verification }) {
  const t = useText()
  if (!answer.bundle || answer.bundle.entries.length + answer.bundle.statuses.length === 0) return null
  function save(): void {
    const url = URL.createObjectURL(new Blob([`${JSON.stringify(answer.bundle, null, 2)}\n`], { type: 'application/json' }))
    const link = document.createElement('a')
    link.href = url
    link.download = 'bizonyitekcsomag.json'
    link.click()
    URL.revokeObjectURL(url)
  }
  return <Button variant="default" size="sm" data-print="no" leftSection={<Icon name="download" size={14} />} onClick={save}>{t('verification:bundle')}</Button>
}
