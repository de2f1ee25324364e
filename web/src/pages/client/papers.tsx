import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { documentAddress, type CaseMessage, type ClientCase, type ClientDocument } from './client-api.ts'
import classes from './client.module.css'
import { useFileSize } from './file-size.ts'

/** The papers of the case and the messages that came with them; what was not taken over yet has no link and no title. */
export function Papers({ one }: { readonly one: ClientCase }) {
  const t = useText()
  const documents = one.documents.toSorted((a, b) => b.filedAt.localeCompare(a.filedAt))
  return (
    <>
      <section className={classes.part} aria-labelledby="papers">
        <h2 id="papers">{t('client:papers.title')}</h2>
        {documents.length === 0 ? <p className="t2">{t('client:papers.none')}</p>
          : <ul className={classes.papers}>{documents.map((document) => <li key={document.documentId}><Paper one={one} document={document} /></li>)}</ul>}
      </section>
      {one.messages.length > 0 && (
        <section className={classes.part} aria-labelledby="messages">
          <h2 id="messages">{t('client:message.title')}</h2>
          <ul className={classes.papers}>{one.messages.map((message) => <li key={message.id}><Message message={message} today={one.legalDate} /></li>)}</ul>
        </section>
      )}
    </>
  )
}

function Paper({ one, document }: { readonly one: ClientCase; readonly document: ClientDocument }) {
  const t = useText()
  const size = useFileSize()
  const facts = <span className="xs t2">{t(`client:papers.direction.${document.direction}`)}, <DateText value={document.filedAt} form="short" today={one.legalDate} />, {size(document.size)}</span>
  if (!document.readable) {
    return <div className={classes.paper}><Icon name="lock" /><div className="grow"><span>{t('client:papers.locked')}</span><br />{facts}</div></div>
  }
  return (
    <div className={classes.paper}>
      <Icon name={document.signed ? 'seal' : 'document'} />
      <div className="grow"><a href={documentAddress(one, document.documentId)} target="_blank" rel="noreferrer">{document.title}</a><br />{facts}</div>
    </div>
  )
}

function Message({ message, today }: { readonly message: CaseMessage; readonly today: string }) {
  const t = useText()
  const language = useLanguage()
  const closed = message.needsReceipt && message.openedAt === null
  return (
    <div className={classes.paper}>
      <Icon name={closed ? 'bell' : 'check'} />
      <div className="grow">
        <span>{closed && message.kind === 'decision' ? t('client:takeOver.decision') : message.title[language]}</span><br />
        <span className="xs t2">{t('client:message.sent')} <DateText value={message.sentAt} form="short" today={today} />
          {message.openedAt !== null && <>, {t('client:message.opened')} <DateText value={message.openedAt} form="instant" /></>}
          {closed && <>, {t('client:message.closed')}</>}
        </span>
      </div>
    </div>
  )
}
