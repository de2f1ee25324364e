import { useMatches, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { focusMain, keepFocus } from '../shared/keyboard/index.ts'
import { useText } from './i18n.ts'

/**
 * The window's title: page and product, never a person's name. On the way to another page it is also said aloud, and the focus goes
 * to the page's main part.
 */
export function PageTitle() {
  const t = useText()
  const router = useRouter()
  const [said, setSaid] = useState('')
  const key = useMatches({ select: (matches) => matches.findLast((match) => match.staticData.title !== undefined)?.staticData.title })
  const title = key === undefined ? t('common:name') : `${t(key)} – ${t('common:name')}`
  useEffect(() => { document.title = title }, [title])
  useEffect(() => keepFocus(), [])
  useEffect(() => router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    // The first page begins at its top, where the browser puts it.
    if (fromLocation === undefined || !pathChanged) return
    focusMain()
    setSaid(document.title)
  }), [router])
  return <div className="hidden-visually" role="status">{said}</div>
}
