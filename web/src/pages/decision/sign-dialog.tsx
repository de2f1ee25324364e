import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useLanguage, useText } from '../../app/i18n.ts'
import { idempotencyKey } from '../../shared/api/client.ts'
import { asProblem, type ApiProblem } from '../../shared/api/problem.ts'
import { CardFault, useCard } from '../../shared/card/index.ts'
import { FieldList, Note, ProblemAlert } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import type { OpenCase } from '../case/steps/step.types.ts'
import { completeSigning, prepareSigning } from './decision-api.ts'
import classes from './decision.module.css'
import { useAppended } from './use-decision-step.ts'

type Phase = 'ready' | 'certificate' | 'preparing' | 'signing' | 'completing'

/** Kiadmányozás: says what is signed and what follows from it, then asks the card. */
export function SignDialog({ open, onClose }: { readonly open: OpenCase; readonly onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const card = useCard()
  const appended = useAppended(open.view.case.id)
  const [phase, setPhase] = useState<Phase>('ready')
  const [fault, setFault] = useState<CardFault | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const { draft } = open.state
  const decision = open.view.rule.decisions.find((item) => item.code === draft?.decision)
  const clients = open.state.parties.filter((party) => party.role === 'client' || party.role === 'opposing-client')
  if (draft === null || decision === undefined) return null

  const sign = async (): Promise<void> => {
    setFault(null)
    setProblem(null)
    const caseId = open.view.case.id
    try {
      setPhase('certificate')
      const { certificate } = await card.getSigningCertificate()
      setPhase('preparing')
      const prepared = await prepareSigning(caseId, { expectedSequence: open.state.sequence, draftId: draft.draftId, revision: draft.revision, certificate })
      setPhase('signing')
      const { signature } = await card.sign(certificate, prepared.hash, prepared.hashFunction)
      setPhase('completing')
      const answer = await completeSigning(caseId, { draftId: draft.draftId, signingId: prepared.signingId, signature }, idempotencyKey())
      appended(answer)
      onClose()
    } catch (error) {
      if (error instanceof CardFault) setFault(error)
      else setProblem(asProblem(error))
    } finally {
      setPhase('ready')
    }
  }

  return (
    <Modal opened onClose={onClose} title={t('decision:sign.title')} size="38rem" closeOnClickOutside={phase === 'ready'} closeOnEscape={phase === 'ready'} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <p>{t('decision:sign.text')}</p>
      <div className={classes.dialogFacts}><FieldList fields={[
        { label: t('decision:sign.what'), value: `${decision.name[language]}, ${t('decision:revision', { number: draft.revision })}` },
        { label: t('decision:sign.case'), value: `${open.view.case.registrationNumber}, ${open.view.case.subject}` },
        { label: t('decision:sign.whom'), value: clients.map((party) => t(party.clientKey ? 'decision:sign.mailbox' : 'decision:sign.post', { name: party.name })).join('; ') }
      ]} /></div>
      <p className="t2 sm">{t('decision:sign.pin')}</p>
      {fault !== null && <Note tone="danger" role="alert"><p className="b">{t(`card:fault.${fault.code}.title`)}</p><p>{t(`card:fault.${fault.code}.detail`)}</p></Note>}
      {problem !== null && <ProblemAlert problem={problem} />}
      <div className={classes.dialogActions}>
        <Button color="pecset" loading={phase !== 'ready'} leftSection={<Icon name="seal" size={16} />} onClick={() => void sign()} data-autofocus>{t('decision:sign.button')}</Button>
        <Button variant="default" disabled={phase !== 'ready'} onClick={onClose}>{t('common:action.cancel')}</Button>
        <span role="status" className="t2 sm">{phase === 'ready' ? '' : t(`decision:sign.phase.${phase}`)}</span>
      </div>
    </Modal>
  )
}
