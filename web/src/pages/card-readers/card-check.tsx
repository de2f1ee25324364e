/** Asks this browser's extension what it is, what its application is, and whether it sees a card. Nothing is sent to the server. */
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { currentLanguage, useText } from '../../app/i18n.ts'
import { askCard, CardFault } from '../../shared/card/index.ts'
import { LoadingState, Note, Sheet } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import classes from './card-readers.module.css'

type State = 'good' | 'bad' | 'waiting'

function Step({ state, title, children }: { readonly state: State; readonly title: string; readonly children?: React.ReactNode }) {
  const t = useText()
  return (
    <li data-state={state}>
      <span className={classes.sign}>{state === 'waiting' ? '–' : <Icon name={state === 'good' ? 'check' : 'alert'} size={16} />}<span className="hidden-visually">{t(`readers:check.state.${state}`)}</span></span>
      <span className="b">{title}</span>
      <span className="t2">{children}</span>
    </li>
  )
}

export function CardCheck() {
  const t = useText()
  const status = useQuery({
    queryKey: ['card-readers', 'status'], retry: false, staleTime: Infinity, refetchOnWindowFocus: false,
    queryFn: () => askCard(window, 'extension', 'web-eid:status', {}, currentLanguage())
  })
  const card = useMutation({ mutationFn: () => askCard(window, 'extension', 'web-eid:get-signing-certificate', {}, currentLanguage()) })
  const again = (): void => { card.reset(); void status.refetch() }
  const fault = (error: unknown): CardFault => (error instanceof CardFault ? error : new CardFault('unknown'))
  const failed = status.isFetching || !status.error ? null : fault(status.error)
  const present = status.data !== undefined && failed === null
  const hasExtension: State = present || (failed !== null && failed.code !== 'extension-unavailable') ? 'good' : 'bad'
  const version = (text: string | undefined): string => (text === undefined ? t('readers:check.noVersion') : t('readers:check.version', { version: text }))
  const cancelled = card.error !== null && fault(card.error).code === 'user-cancelled'
  const sees: State = card.data ? 'good' : card.error ? 'bad' : 'waiting'
  return (
    <Sheet title={t('readers:check.title')} aside={<Button size="xs" variant="default" loading={status.isFetching} onClick={again}>{t('readers:check.again')}</Button>}>
      {status.isFetching ? <LoadingState lines={4} /> : (
        <div className={classes.check} role="status">
          <ul className={classes.steps}>
            <Step state={window.isSecureContext ? 'good' : 'bad'} title={t('readers:check.secure')}>{t(window.isSecureContext ? 'readers:check.secureYes' : 'readers:check.secureNo')}</Step>
            <Step state={hasExtension} title={t('readers:check.extension')}>{hasExtension === 'good' ? version(status.data?.extension) : t('readers:check.extensionNone')}</Step>
            <Step state={present ? 'good' : hasExtension === 'bad' ? 'waiting' : 'bad'} title={t('readers:check.app')}>{present ? version(status.data.nativeApp) : t(hasExtension === 'bad' ? 'readers:check.appUnknown' : 'readers:check.appNone')}</Step>
            <Step state={sees} title={t('readers:check.card')}>
              {card.data ? t('readers:check.cardYes', { algorithms: [...new Set(card.data.supportedSignatureAlgorithms.map((one) => `${one.cryptoAlgorithm} ${one.hashFunction}`))].join(', ') })
                : cancelled ? t('readers:check.cardCancelled') : card.error ? t(`card:fault.${fault(card.error).code}.title`) : t(present ? 'readers:check.cardAsk' : 'readers:check.cardLater')}
            </Step>
          </ul>
          {failed !== null && <Note tone="warn"><p className="b">{t(`card:fault.${failed.code}.title`)}</p><p>{t(`card:fault.${failed.code}.detail`)}</p></Note>}
          {card.error && !cancelled && <Note tone="warn"><p>{t(`card:fault.${fault(card.error).code}.detail`)}</p></Note>}
          {present && <div><Button loading={card.isPending} onClick={() => card.mutate()}>{t('readers:check.look')}</Button></div>}
        </div>
      )}
    </Sheet>
  )
}
