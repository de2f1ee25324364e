import { Button, Checkbox, FileInput, InputWrapper, Radio, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useText } from '../../../app/i18n.ts'
import { ProblemAlert } from '../../../shared/components/index.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import { asProblem } from '../../../shared/api/problem.ts'
import { postsQuery } from '../case-api.ts'
import classes from '../case.module.css'
import { acceptedEndings } from './bodies.ts'
import type { DeficiencyItem, Field, Option, Value } from './step.types.ts'
import { textOf } from '../composed-text.ts'

interface Props { readonly field: Field; readonly value: Value; readonly error: string | undefined; readonly autoFocus: boolean; readonly onChange: (value: Value) => void }

/** One field of a step's form. Few choices lie open as buttons; more go into a list. */
export function StepField({ field, value, error, autoFocus, onChange }: Props) {
  const t = useText()
  const shared = {
    label: <>{textOf(t, `case:field.${field.label}`)}{field.optional && <span className={classes.light}> {t('case:dialog.optional')}</span>}</>,
    description: field.help === undefined ? undefined : textOf(t, `case:help.${field.help}`),
    error: error === undefined ? undefined : textOf(t, `case:error.${error}`),
    'aria-invalid': error !== undefined || undefined,
    ...(autoFocus ? { 'data-autofocus': true } : {})
  }
  const named = (option: Option): string => (option.label === '' ? textOf(t, `case:option.${field.name}.${option.value}`) : option.label)
  switch (field.kind) {
    case 'text': return <TextInput {...shared} value={String(value)} maxLength={field.maximum} autoComplete="off" onChange={(event) => onChange(event.currentTarget.value)} />
    case 'date': return <TextInput {...shared} type="date" value={String(value)} className={classes.date} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'area': return <Textarea {...shared} value={String(value)} maxLength={field.maximum} autosize minRows={3} maxRows={10} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'lines': return <Textarea {...shared} value={String(value)} autosize minRows={2} maxRows={8} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'yes': return <Checkbox {...shared} size="sm" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
    case 'file':
      return (
        <FileInput {...shared} value={value instanceof File ? value : null} accept={acceptedEndings.join(',')} placeholder={t('case:dialog.chooseFile')} clearable
          clearButtonProps={{ 'aria-label': t('case:dialog.clearFile') }} leftSection={<Icon name="document" />} onChange={onChange} />
      )
    case 'choice': {
      const options = field.options.map((option) => ({ value: option.value, label: named(option) }))
      if (field.options.length === 0) return <InputWrapper {...shared}><p className="sm t2">{t('case:dialog.noChoice')}</p></InputWrapper>
      if (options.length > 4 || field.optional) {
        return <Select {...shared} data={options} value={String(value) === '' ? null : String(value)} clearable={field.optional === true} allowDeselect={false} placeholder={t('case:dialog.choose')}
          clearButtonProps={{ 'aria-label': t('case:dialog.clear') }} comboboxProps={{ withinPortal: true, zIndex: 500 }} onChange={(chosen) => onChange(chosen ?? '')} />
      }
      return (
        <Radio.Group label={shared.label} description={shared.description} error={shared.error} value={String(value)} onChange={onChange}>
          <Stack gap={8} mt={4}>
            {field.options.map((option, index) => (
              <Radio key={option.value} value={option.value} label={named(option)} description={option.detail} size="sm"
                {...(autoFocus && index === 0 ? { 'data-autofocus': true } : {})} {...(error !== undefined && index === 0 ? { 'aria-invalid': true } : {})} />
            ))}
          </Stack>
        </Radio.Group>
      )
    }
    case 'post': return <PostField {...{ field, value, onChange }} shared={shared} />
    case 'several':
      return (
        <Checkbox.Group {...shared} value={value as string[]} onChange={onChange}>
          <Stack gap={8} mt={4}>{field.options.length === 0 ? <p className="sm t2">{t('case:dialog.noChoice')}</p> : field.options.map((option) => <Checkbox key={option.value} size="sm" value={option.value} label={named(option)} />)}</Stack>
        </Checkbox.Group>
      )
    case 'items': return <ItemsField items={value as readonly DeficiencyItem[]} error={shared.error} description={shared.description} label={shared.label} onChange={onChange} />
  }
}

function PostField({ field, value, shared, onChange }: { readonly field: Extract<Field, { kind: 'post' }>; readonly value: Value; readonly shared: object; readonly onChange: (value: Value) => void }) {
  const t = useText()
  const posts = useQuery(postsQuery(field.purpose))
  const data = (posts.data ?? []).map((post) => {
    const substituted = typeof post.substitutesFor === 'string' ? post.substitutesFor : post.substitutesFor?.name
    return { value: post.postId, label: [post.name, post.jobRole, ...(substituted === undefined || substituted === null ? [] : [t('case:timeline.substitutes', { name: substituted })])].join(', ') }
  })
  return (
    <>
      <Select {...shared} data={data} searchable value={data.some((one) => one.value === value) ? String(value) : null} clearable={field.optional === true} disabled={posts.isPending}
        placeholder={posts.isPending ? t('common:loading') : t('case:dialog.choose')} nothingFoundMessage={t('case:dialog.noChoice')} clearButtonProps={{ 'aria-label': t('case:dialog.clear') }}
        comboboxProps={{ withinPortal: true, zIndex: 500 }} onChange={(chosen) => onChange(chosen ?? '')} />
      {posts.error !== null && <ProblemAlert problem={asProblem(posts.error)} onRetry={() => void posts.refetch()} />}
    </>
  )
}

/** What the notice names: proposals to tick and reword, and room for more. */
function ItemsField({ items, label, description, error, onChange }: {
  readonly items: readonly DeficiencyItem[]
  readonly label: React.ReactNode
  readonly description: React.ReactNode
  readonly error: React.ReactNode
  readonly onChange: (value: readonly DeficiencyItem[]) => void
}) {
  const t = useText()
  const put = (at: number, change: Partial<DeficiencyItem>): void => onChange(items.map((item, index) => (index === at ? { ...item, ...change } : item)))
  return (
    <InputWrapper label={label} labelElement="div" description={description} error={error}>
      {items.length === 0 && <p className="sm t2">{t('case:items.none')}</p>}
      <ul className={classes.items}>
        {items.map((item, index) => (
          <li key={index}>
            <Checkbox size="sm" aria-label={t('case:items.choose', { number: index + 1 })} checked={item.chosen} onChange={(event) => put(index, { chosen: event.currentTarget.checked })} />
            <Textarea autosize minRows={1} aria-label={t('case:items.text', { number: index + 1 })} value={item.text} maxLength={1000} data-autofocus={item.text === '' || undefined}
              onChange={(event) => put(index, { text: event.currentTarget.value, chosen: event.currentTarget.value.trim() !== '' })} />
          </li>
        ))}
      </ul>
      <Button size="xs" variant="default" leftSection={<Icon name="plus" size={14} />} onClick={() => onChange([...items, { requirement: null, text: '', chosen: true }])}>{t('case:items.add')}</Button>
    </InputWrapper>
  )
}
