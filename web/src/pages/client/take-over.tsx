import { useLanguage, useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Button } from '../../shared/components/button.tsx'
import { DateText, ProblemAlert } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useOpenMessage, type CaseMessage } from './client-api.ts'
import classes from './client.module.css'

/**
 * A closed official message. Opening it has legal effect, so that is said before the button, and the button names it. A
 * decision is not called by its title here: the title would tell the outcome.
 */
export function TakeOver({ message, deferred = false }: { readonly message: CaseMessage; readonly deferred?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const open = useOpenMessage()
  return (
    <div className={classes.takeOver}>
      <h3><Icon name="document" />{message.kind === 'decision' ? t('client:takeOver.decision') : message.title[language]}</h3>
      <p className="sm t2">{t('client:takeOver.sent')} <DateText value={message.sentAt} form="instant" /></p>
      <p id={`effect-${message.id}`}>{message.kind === 'decision' ? t('client:takeOver.effectDecision') : t('client:takeOver.effect')}</p>
      {open.error && <ProblemAlert problem={asProblem(open.error)} onRetry={() => open.mutate(message.id)} />}
      <Button size="md" variant={deferred ? 'default' : 'filled'} loading={open.isPending} aria-describedby={`effect-${message.id}`} onClick={() => open.mutate(message.id)}>
        {t('client:takeOver.button')}
      </Button>
    </div>
  )
}
