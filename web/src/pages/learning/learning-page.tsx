import { useText } from '../../app/i18n.ts'
import classes from '../about/about.module.css'

const lessons = ['entry', 'deadline', 'data', 'decision'] as const

/** E-tanulás: short lessons, each a few steps that fit a screen. */
export function LearningPage() {
  const t = useText()
  return (
    <>
      <h1>{t('common:title.learning')}</h1>
      <p className="t2">{t('learning:intro')}</p>
      <div className={classes.lessons}>
        {lessons.map((lesson) => (
          <section key={lesson} id={lesson} aria-labelledby={`${lesson}-title`}>
            <h2 id={`${lesson}-title`}>{t(`learning:${lesson}.title`)}</h2>
            <p className="sm t3">{t(`learning:${lesson}.time`)}</p>
            <ol>{(['a', 'b', 'c', 'd'] as const).map((step) => <li key={step}>{t(`learning:${lesson}.steps.${step}`)}</li>)}</ol>
          </section>
        ))}
      </div>
    </>
  )
}
