import { useText } from '../../app/i18n.ts'
import { Sheet } from '../../shared/components/index.ts'
import { CardCheck } from './card-check.tsx'
import classes from './card-readers.module.css'

const works = { yes: 'ok', windows: 'warn', no: 'danger', untried: 'none' } as const
const cards = [['eid', 'yes'], ['driver', 'windows'], ['piv', 'windows'], ['hungarian', 'untried'], ['soft', 'no']] as const
const readers = ['usb', 'built', 'pinpad', 'contactless'] as const
const systems = ['windows', 'mac', 'linux', 'phone'] as const
const tried = ['reader', 'token', 'software', 'openssl', 'not'] as const

/** For administrators, and for whoever cannot enter: which cards, readers and machines work, what was tried, and a check of this machine. */
export function CardReadersPage() {
  const t = useText()
  return (
    <div className={classes.page}>
      <h1>{t('common:title.cardReaders')}</h1>
      <p className={`${classes.intro} t2`}>{t('readers:intro')}</p>
      <CardCheck />
      <Sheet title={t('readers:cards.title')}>
        <dl className={classes.list}>
          {cards.map(([card, how]) => (
            <div key={card}>
              <dt>{t(`readers:cards.${card}.name`)}<span className={classes.works} data-tone={works[how]}>{t(`readers:works.${how}`)}</span></dt>
              <dd>{t(`readers:cards.${card}.text`)}</dd>
            </div>
          ))}
        </dl>
        <p className={`${classes.foot} sm t2`}>{t('readers:cards.needs')}</p>
      </Sheet>
      <Sheet title={t('readers:readers.title')}>
        <dl className={classes.list}>{readers.map((one) => <div key={one}><dt>{t(`readers:readers.${one}.name`)}</dt><dd>{t(`readers:readers.${one}.text`)}</dd></div>)}</dl>
      </Sheet>
      <Sheet title={t('readers:systems.title')}>
        <dl className={classes.list}>{systems.map((one) => <div key={one}><dt>{t(`readers:systems.${one}.name`)}</dt><dd>{t(`readers:systems.${one}.text`)}</dd></div>)}</dl>
        <p className={`${classes.foot} sm t2`}>{t('readers:systems.rollOut')}</p>
      </Sheet>
      <Sheet title={t('readers:tried.title')}>
        <dl className={classes.list}>{tried.map((one) => <div key={one}><dt>{t(`readers:tried.${one}.name`)}</dt><dd>{t(`readers:tried.${one}.text`)}</dd></div>)}</dl>
      </Sheet>
    </div>
  )
}
