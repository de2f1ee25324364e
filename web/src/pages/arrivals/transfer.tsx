import { Button, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Note, ProblemAlert } from '../../shared/components/index.ts'
import type { Arrival } from './arrivals-api.ts'
import classes from './arrivals.module.css'

/** Another office is competent: proposes the transfer (áttétel, Ákr. 17. §), which is one step. */
export function Transfer({ arrival, office }: { readonly arrival: Arrival; readonly office: NonNullable<Arrival['competence']['office']> }) {
  const t = useText()
  const queries = useQueryClient()
  const [reason, setReason] = useState(() => t('arrivals:transferReason', { settlement: arrival.competence.settlement ?? '', office: office.name }))
  const [key] = useState(idempotencyKey)
  const transfer = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/arrivals/{id}/transfer', {
      params: { path: { id: arrival.id }, header: { 'idempotency-key': key } }, headers: { 'Idempotency-Key': key },
      body: { expectedVersion: arrival.version, toOrganisationId: office.id, reason: reason.trim() }
    })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['arrivals'] })
      await queries.invalidateQueries({ queryKey: ['arrival', arrival.id] })
    }
  })
  const problem = transfer.error ? asProblem(transfer.error) : null
  return (
    <Note tone="warn">
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); transfer.mutate() }}>
        <p><b>{t('arrivals:notCompetent', { office: office.name })}</b></p>
        <details><summary>{t('arrivals:whyNotCompetent')}</summary><ul>{arrival.competence.why.map((line) => <li key={line} className="sm">{line}</li>)}</ul></details>
        <Textarea label={t('arrivals:transferReasonLabel')} required minLength={3} maxLength={2000} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {problem && <ProblemAlert problem={problem} />}
        <Button type="submit" loading={transfer.isPending} disabled={reason.trim().length < 3}>{t('arrivals:transferButton')}</Button>
      </form>
    </Note>
  )
}
