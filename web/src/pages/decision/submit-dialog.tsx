import { Button, Modal, Select, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { ProblemAlert } from '../../shared/components/index.ts'
import { KeptNote, useTyped, useTypedStore } from '../../shared/drafts/index.ts'
import { postsQuery } from '../case/case-api.ts'
import type { OpenCase } from '../case/steps/step.types.ts'
import classes from './decision.module.css'
import type { DraftKeeper } from './draft-keeper.ts'
import { useDecisionStep } from './use-decision-step.ts'

/** Felterjesztés: to whom; the text is saved first, and what is submitted is what was saved. */
export function SubmitDialog({ open, keeper, onClose }: { readonly open: OpenCase; readonly keeper: DraftKeeper; readonly onClose: () => void }) {
  const t = useText()
  const posts = useQuery(postsQuery('sign'))
  const [signer, setSigner] = useState<string | null>(open.state.assignment?.signerPostId ?? null)
  const [unsaved, setUnsaved] = useState(false)
  const submit = useDecisionStep(open.view.case.id, 'draft/submit')
  const data = (posts.data ?? []).map((post) => ({ value: post.postId, label: `${post.name}, ${post.jobRole}` }))
  const send = async (): Promise<void> => {
    if (signer === null || open.state.draft === null) return
    const revision = await keeper.flush()
    setUnsaved(revision === null)
    if (revision !== null) submit.mutate({ expectedSequence: open.state.sequence, draftId: open.state.draft.draftId, revision, signerPostId: signer }, { onSuccess: onClose })
  }
  return (
    <Modal opened onClose={onClose} title={t('decision:submit.title')} size="34rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); void send() }}>
        <p>{t('decision:submit.text')}</p>
        <Select label={t('decision:submit.signer')} required searchable data={data} value={data.some((post) => post.value === signer) ? signer : null} onChange={setSigner} allowDeselect={false}
          placeholder={posts.isPending ? t('common:loading') : t('decision:submit.choose')} comboboxProps={{ withinPortal: true, zIndex: 500 }} />
        {posts.error !== null && <ProblemAlert problem={asProblem(posts.error)} onRetry={() => void posts.refetch()} />}
        {unsaved && <p className="danger" role="alert">{t('decision:submit.unsaved')}</p>}
        {submit.error !== null && <ProblemAlert problem={submit.error} />}
        <div className={classes.dialogActions}>
          <Button type="submit" loading={submit.isPending} disabled={signer === null} data-autofocus>{t('decision:submit.button')}</Button>
          <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}

/** Visszaadás átdolgozásra, or taking back what was submitted; either says why. */
export function ReturnDialog({ open, bySigner, onClose }: { readonly open: OpenCase; readonly bySigner: boolean; readonly onClose: () => void }) {
  const t = useText()
  const typed = useTyped(useTypedStore(), `decision/${open.view.case.id}/return`, { reason: '' })
  const { reason } = typed.values
  const giveBack = useDecisionStep(open.view.case.id, 'draft/return')
  const send = (): void => {
    if (reason.trim() === '' || open.state.draft === null) return
    giveBack.mutate({ expectedSequence: open.state.sequence, draftId: open.state.draft.draftId, reason: reason.trim() }, { onSuccess: () => { typed.sent(); onClose() } })
  }
  return (
    <Modal opened onClose={onClose} title={t(bySigner ? 'decision:return.title' : 'decision:return.titleOwn')} size="34rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form onSubmit={(event) => { event.preventDefault(); send() }}>
        <KeptNote at={typed.keptAt} onRestart={typed.restart} />
        <Textarea label={t('decision:return.reason')} description={t('decision:return.help')} required autosize minRows={3} maxLength={4000} value={reason} onChange={(event) => typed.put({ reason: event.currentTarget.value })} data-autofocus />
        {giveBack.error !== null && <ProblemAlert problem={giveBack.error} />}
        <div className={classes.dialogActions}>
          <Button type="submit" loading={giveBack.isPending} disabled={reason.trim() === ''}>{t(bySigner ? 'decision:return.button' : 'decision:return.buttonOwn')}</Button>
          <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
