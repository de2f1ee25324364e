import type { ReactNode } from 'react'
import { Icon, type IconName } from '../icons/icon.tsx'
import classes from './components.module.css'

/** What a colour means; colour never stands alone, a word always goes with it. */
export type Tone = 'danger' | 'warn' | 'ok' | 'sign' | 'action' | 'none'

const icons: Partial<Record<Tone, IconName>> = { danger: 'alert', warn: 'clock', ok: 'check', sign: 'seal' }

/** A short state in a word: *Lejárt*, *Aláírásra vár*, *Új*. `icon={null}` leaves the tone's own sign out. */
export function StatusBadge({ tone = 'none', icon, title, children }: {
  readonly tone?: Tone
  readonly icon?: IconName | null
  readonly title?: string
  readonly children: ReactNode
}) {
  const sign = icon === undefined ? icons[tone] : icon
  return <span className={classes.tag} data-tone={tone} title={title}>{sign && <Icon name={sign} size={13} />}{children}</span>
}
