import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useText } from '../../app/i18n.ts'
import { idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Button, DateText, Note, ProblemAlert } from '../../shared/components/index.ts'
import { KeptNote, TypedStore, useTyped } from '../../shared/drafts/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { clientSessionQuery, sendToOffice, type Place } from './client-api.ts'
import classes from './client.module.css'
import { useFileSize } from './file-size.ts'

const maxFiles = 20
const maxBytes = 50 * 1024 * 1024

/** A text with files to the office: the answer to a deficiency notice, or anything else. What was typed stays until it was taken. */
export function Letter({ place, answers = null, folded = false }: {
  readonly place: Place
  /** The deficiency notice that it answers. */
  readonly answers?: string | null
  readonly folded?: boolean
}) {
  const t = useText()
  const size = useFileSize()
  const queries = useQueryClient()
  const who = useQuery(clientSessionQuery).data?.name ?? ''
  // In the tab only: a client may sit at a public machine.
  const [store] = useState(() => new TypedStore(sessionStorage, who))
  const typed = useTyped(store, `letter/${place.organisationId}/${place.caseId}`, { text: '' })
  const { text } = typed.values
  const [isOpen, setOpen] = useState(() => !folded || typed.keptAt !== null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [empty, setEmpty] = useState(false)
  const [refused, setRefused] = useState<readonly string[]>([])
  const textRef = useRef<HTMLTextAreaElement>(null)
  const fileRef = useRef<HTMLInputElement>(null)
  const sentRef = useRef<HTMLDivElement>(null)
  // One key an intention: changed when something was taken, or when what is sent changes.
  const [key, setKey] = useState(idempotencyKey)
  const send = useMutation({
    mutationFn: () => sendToOffice(place, key, { text, answers }, files),
    onSuccess: async () => {
      typed.restart()
      setFiles([])
      setKey(idempotencyKey())
      await queries.invalidateQueries({ queryKey: ['client', 'case'] })
    }
  })
  // The form is gone once it was taken: who reads by ear or keyboard goes on at the receipt.
  useEffect(() => sentRef.current?.focus(), [send.data])
  function changed(): void {
    setKey(idempotencyKey())
    setEmpty(false)
    send.reset()
  }
  function add(added: readonly File[]): void {
    setRefused(added.filter((file) => file.size > maxBytes).map((file) => file.name))
    setFiles((before) => [...before, ...added.filter((file) => file.size <= maxBytes)].slice(0, maxFiles))
    changed()
    // Or the same file could not be chosen again.
    if (fileRef.current) fileRef.current.value = ''
  }
  function submit(event: FormEvent): void {
    event.preventDefault()
    if (text.trim() === '') {
      setEmpty(true)
      textRef.current?.focus()
      return
    }
    send.mutate()
  }
  if (send.data) {
    return (
      <div className={classes.letter} ref={sentRef} tabIndex={-1}>
        <Note tone="ok" role="status">
          <p className="b">{t('client:letter.sent')}</p>
          <p>{t('client:letter.receipt', { number: send.data.arrivalNumber })} <DateText value={send.data.receivedAt} form="instant" /></p>
        </Note>
        <Button variant="default" onClick={() => send.reset()}>{t('client:letter.another')}</Button>
      </div>
    )
  }
  if (!isOpen) return <><p className="t2">{t('client:letter.text')}</p><div className={classes.buttons}><Button size="md" variant="default" leftSection={<Icon name="pen" />} onClick={() => setOpen(true)}>{t('client:letter.open')}</Button></div></>
  return (
    <form onSubmit={submit} className={classes.letter} noValidate>
      <KeptNote at={typed.keptAt} files={files.length === 0} onRestart={typed.restart} />
      <div>
        <label className={classes.textLabel} htmlFor={`text-${place.caseId}`}>{t('client:letter.label')} <span className="danger" aria-hidden="true">*</span></label>
        {empty && <p className={classes.textError} id={`empty-${place.caseId}`}>{t('client:letter.empty')}</p>}
        <textarea ref={textRef} id={`text-${place.caseId}`} className={classes.text} required rows={4} maxLength={10_000} value={text} autoFocus={folded && typed.keptAt === null}
          aria-invalid={empty} aria-describedby={empty ? `empty-${place.caseId}` : undefined} onChange={(event) => { typed.put({ text: event.currentTarget.value }); changed() }} />
      </div>
      <div>
        <p className={classes.fileLabel} id={`files-${place.caseId}`}>{t('client:letter.files')}</p>
        <p className="xs t2" id={`hint-${place.caseId}`}>{t('client:letter.fileHelp', { count: maxFiles })}</p>
        <input ref={fileRef} type="file" hidden multiple accept=".pdf,.jpg,.jpeg,.png,.docx" onChange={(event) => add([...(event.currentTarget.files ?? [])])} />
        <Button variant="default" mt={8} leftSection={<Icon name="plus" />} disabled={files.length >= maxFiles} aria-describedby={`hint-${place.caseId}`} onClick={() => fileRef.current?.click()}>{t('client:letter.choose')}</Button>
        {refused.length > 0 && <Note tone="danger" role="alert">{t('client:letter.tooLarge', { names: refused.join(', ') })}</Note>}
        {files.length > 0 && (
          <ul className={classes.files} aria-labelledby={`files-${place.caseId}`}>
            {files.map((file, index) => (
              <li key={`${file.name}-${file.lastModified}-${index}`}>
                <Icon name="document" /><span className="grow cut">{file.name}</span><span className="xs t2 nw">{size(file.size)}</span>
                <button type="button" className={classes.remove} aria-label={t('client:letter.remove', { name: file.name })} onClick={() => { setFiles(files.toSpliced(index, 1)); changed() }}><Icon name="cross" /></button>
              </li>
            ))}
          </ul>
        )}
      </div>
      {send.error && <ProblemAlert problem={asProblem(send.error)} {...(asProblem(send.error).worthRetrying ? { onRetry: () => send.mutate() } : {})} />}
      <Button type="submit" size="md" loading={send.isPending} leftSection={<Icon name="send" />}>{t('client:letter.button')}</Button>
    </form>
  )
}
