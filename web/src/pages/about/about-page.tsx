import { useText } from '../../app/i18n.ts'
import { Keys } from '../../shared/components/index.ts'
import classes from './about.module.css'

const shortcuts = [
  ['Ctrl+K', 'shell:keys.palette'], ['J', 'desk:keys.next'], ['K', 'desk:keys.previous'], ['Enter', 'desk:keys.open'], ['Esc', 'desk:keys.clear'], ['X', 'desk:keys.select'],
  ['Shift+X', 'desk:keys.selectAll'], ['/', 'desk:keys.search'], ['Alt+M', 'shell:keys.role'], ['?', 'shell:keys.help']
] as const
const sections = ['no-card', 'lost-card', 'cards', 'shortcuts', 'accessibility', 'privacy'] as const

/** What one may want to know before or beside the work: cards, keys, accessibility, privacy. */
export function AboutPage() {
  const t = useText()
  return (
    <>
      <h1 style={{ marginBottom: 16 }}>{t('common:title.about')}</h1>
      <div className={classes.text}>
        <nav data-print="no" aria-label={t('about:contents')}>{sections.map((section) => <a key={section} href={`#${section}`}>{t(`about:${section}.title`)}</a>)}</nav>
        <article>
          {sections.map((section) => (
            <section key={section} id={section}>
              <h2>{t(`about:${section}.title`)}</h2>
              <p>{t(`about:${section}.text`)}</p>
              {section === 'shortcuts'
                ? <ul className={classes.keys}>{shortcuts.map(([chord, label]) => <li key={chord}><span>{t(label)}</span><Keys chord={chord} /></li>)}</ul>
                : <ul>{(['a', 'b', 'c', 'd'] as const).map((item) => <li key={item}>{t(`about:${section}.items.${item}`)}</li>)}</ul>}
            </section>
          ))}
        </article>
      </div>
    </>
  )
}
