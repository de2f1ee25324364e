import { Anchor, Modal } from '@mantine/core'
import { useState } from 'react'
import type { ActOf } from '../../../../src/rules/procedure/index.ts'
import { useText } from '../../app/i18n.ts'
import { DateText, Sheet } from '../../shared/components/index.ts'
import { SubmittedData } from '../../shared/form/submitted-data.tsx'
import classes from './case.module.css'
import type { OpenCase } from './steps/step.types.ts'

type Arrived = ActOf<'submission-arrived'>

/** What the client sent: the request and what came after it; a click shows its words. */
export function Submissions({ open }: { readonly open: OpenCase }) {
  const t = useText()
  const [viewed, setViewed] = useState<Arrived | null>(null)
  const arrived = open.view.acts.filter((act): act is Arrived => act.kind === 'submission-arrived')
  const nameOf = ({ body }: Arrived): string => t('case:submissions.open', { what: t(`case:submissions.${body.answers ? 'answer' : body.role}`), number: body.arrivalNumber })
  return (
    <Sheet id="submissions" title={t('case:submissions.title')}>
      <ul className={classes.notes}>
        {arrived.map((act) => (
          <li key={act.id}>
            <Anchor component="button" type="button" className={classes.documentLink} onClick={() => setViewed(act)}>{nameOf(act)}</Anchor>
            <span className="t3"> <DateText value={act.body.receivedAt} form="list" today={open.state.today} /></span>
          </li>
        ))}
      </ul>
      {viewed !== null && (
        <Modal opened onClose={() => setViewed(null)} title={nameOf(viewed)} size="48rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
          <SubmittedData data={viewed.body.data} caseType={viewed.body.formVersion === null ? null : open.view.case.caseTypeCode} />
        </Modal>
      )}
    </Sheet>
  )
}
