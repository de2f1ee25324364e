import { Anchor, Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { DateText, EmptyState, FieldList, Sheet } from '../../shared/components/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { contentAddress, type StoredDocument } from './case-api.ts'
import classes from './case.module.css'
import { documentList, fileSize, viewerOf } from './document-list.ts'
import type { OpenCase } from './steps/step.types.ts'

const toneOfValidity = { signed: 'ok', authentic: 'ok', plain: 't2', unchecked: 'warn', invalid: 'danger' } as const

/** The papers of the case, latest first; a click shows one without leaving the case. */
export function Documents({ open, onUpload, uploadLock }: { readonly open: OpenCase; readonly onUpload: () => void; readonly uploadLock: string | null }) {
  const t = useText()
  const [viewed, setViewed] = useState<StoredDocument | null>(null)
  const documents = open.view.documents.toSorted((a, b) => (b.subNumber ?? 0) - (a.subNumber ?? 0) || b.filedAt.localeCompare(a.filedAt))
  const download = (): void => {
    const address = URL.createObjectURL(new Blob([documentList(open, {
      head: [t('case:documents.column.number'), t('case:documents.column.title'), t('case:documents.column.filed'), t('case:documents.column.type'), t('case:documents.column.size'), 'SHA-256'],
      validity: (document) => t(`case:documents.validity.${document.validity}`), validityHead: t('case:documents.column.validity')
    })], { type: 'text/csv;charset=utf-8' }))
    const link = Object.assign(document.createElement('a'), { href: address, download: `${open.view.case.registrationNumber.replaceAll('/', '-')}.csv` })
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }
  return (
    <Sheet id="documents" title={t('case:documents.title')} aside={documents.length > 0 && <Anchor component="button" type="button" className="sm" onClick={download}>{t('case:documents.list')}</Anchor>}>
      {documents.length === 0
        ? <EmptyState title={t('case:documents.none')} {...(uploadLock === null ? { actions: <Button variant="default" onClick={onUpload}>{t('case:step.documents.title')}</Button> } : {})}>{t('case:documents.noneText')}</EmptyState>
        : (
          <table className={classes.documents}>
            <caption className="hidden-visually">{t('case:documents.title')}</caption>
            <thead className="hidden-visually"><tr><th>{t('case:documents.column.number')}</th><th>{t('case:documents.column.title')}</th><th>{t('case:documents.column.filed')}</th><th>{t('case:documents.column.validity')}</th></tr></thead>
            <tbody>
              {documents.map((one) => (
                <tr key={one.documentId}>
                  <td className="t3 nw">{one.subNumber === null ? '' : `-${one.subNumber}`}</td>
                  <td>
                    {viewerOf(one.mediaType) === 'none'
                      ? <a href={contentAddress(open.view.case.id, one.documentId)} download>{one.title} <Icon name="download" size={14} /></a>
                      : <Anchor component="button" type="button" className={classes.documentLink} onClick={() => setViewed(one)}>{one.title}</Anchor>}
                  </td>
                  <td className="nw"><DateText value={one.filedAt} form="short" today={open.state.today} /></td>
                  <td className="nw"><span className={toneOfValidity[one.validity]}>{one.validity !== 'plain' && <Icon name={one.validity === 'invalid' ? 'cross' : one.validity === 'unchecked' ? 'clock' : 'check'} size={14} />} {t(`case:documents.validity.${one.validity}`)}</span></td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      {viewed !== null && <Viewer open={open} document={viewed} onClose={() => setViewed(null)} />}
    </Sheet>
  )
}

/** The document itself, from our own origin, beside its facts. */
function Viewer({ open, document, onClose }: { readonly open: OpenCase; readonly document: StoredDocument; readonly onClose: () => void }) {
  const t = useText()
  const format = useFormat()
  const [broken, setBroken] = useState(false)
  const address = contentAddress(open.view.case.id, document.documentId)
  return (
    <Modal opened onClose={onClose} title={document.title} size="78rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <div className={classes.viewer}>
        <div className={classes.paper}>
          {broken ? <EmptyState title={t('case:documents.broken')}>{t('case:documents.brokenText')}</EmptyState>
            : viewerOf(document.mediaType) === 'page'
              ? <iframe src={address} title={document.title} />
              : <img src={address} alt={document.title} onError={() => setBroken(true)} />}
        </div>
        <div>
          <FieldList fields={[
            { label: t('case:documents.column.number'), value: document.subNumber === null ? t('case:documents.unregistered') : `${open.view.case.registrationNumber} / ${document.subNumber}` },
            { label: t('case:documents.column.filed'), value: format.instant(document.filedAt) },
            { label: t('case:documents.column.validity'), value: t(`case:documents.validity.${document.validity}`) },
            ...(document.partner === null ? [] : [{ label: t('case:field.partner'), value: document.partner }]),
            { label: t('case:documents.column.type'), value: `${document.mediaType}, ${fileSize(document.size, format.number)}` },
            { label: t('case:documents.fingerprint'), value: <code className={classes.fingerprint}>{document.sha256}</code> }
          ]} />
          <p className={classes.pad}><Button component="a" href={address} download variant="default" leftSection={<Icon name="download" size={14} />}>{t('case:documents.download')}</Button></p>
        </div>
      </div>
    </Modal>
  )
}
