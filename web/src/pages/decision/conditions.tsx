import { ActionIcon, Button, Textarea } from '@mantine/core'
import { useText } from '../../app/i18n.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import classes from './decision.module.css'

/** The conditions of the operative part, numbered in the document. An empty line is dropped when saved. */
export function Conditions({ value, editable, onChange }: { readonly value: readonly string[]; readonly editable: boolean; readonly onChange: (value: string[]) => void }) {
  const t = useText()
  if (!editable && value.length === 0) return <p className="t2">{t('decision:conditions.none')}</p>
  return (
    <>
      <ol className={classes.conditions}>
        {value.map((condition, index) => (
          // Order is identity here: a condition has no name of its own.
          <li key={index}>
            <Textarea aria-label={t('decision:conditions.item', { number: index + 1 })} autosize maxLength={2000} readOnly={!editable} value={condition}
              onChange={(event) => onChange(value.map((item, place) => (place === index ? event.currentTarget.value : item)))} />
            {editable && (
              <ActionIcon variant="subtle" color="papir" aria-label={t('decision:conditions.remove', { number: index + 1 })} onClick={() => onChange(value.filter((_item, place) => place !== index))}><Icon name="cross" size={14} /></ActionIcon>
            )}
          </li>
        ))}
      </ol>
      {editable && value.length < 50 && <Button size="compact-sm" variant="subtle" onClick={() => onChange([...value, ''])}>{t('decision:conditions.add')}</Button>}
    </>
  )
}
