import { useMatches } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useText } from './i18n.ts'

/** The window's title: page and product, never a person's name. */
export function PageTitle() {
  const t = useText()
  const key = useMatches({ select: (matches) => matches.findLast((match) => match.staticData.title !== undefined)?.staticData.title })
  const title = key === undefined ? t('common:name') : `${t(key)} – ${t('common:name')}`
  useEffect(() => { document.title = title }, [title])
  return null
}
