import type { LinkProps } from '@tanstack/react-router'
import type { IconName } from '../icons/icon.tsx'

/** One line of the officer's menu and of the command palette. `bucket`: the desk's count shown beside it. */
export interface NavigationEntry {
  readonly text: 'shell:nav.desk' | 'shell:nav.arrivals' | 'shell:nav.registerBooks' | 'shell:nav.cases' | 'shell:nav.notices' | 'shell:nav.organisations' | 'shell:nav.registers' | 'shell:nav.staff' | 'shell:nav.rights'
  readonly icon: IconName
  readonly link: LinkProps
  readonly count?: { readonly bucket: string } | 'unread-notices'
}

export const navigation: readonly NavigationEntry[] = [
  { text: 'shell:nav.desk', icon: 'desk', link: { to: '/desk', search: {} }, count: { bucket: 'mine' } },
  { text: 'shell:nav.arrivals', icon: 'document', link: { to: '/arrivals' } },
  { text: 'shell:nav.registerBooks', icon: 'archive', link: { to: '/iktatokonyvek' } },
  { text: 'shell:nav.cases', icon: 'folder', link: { to: '/desk', search: { bucket: 'all-open' } }, count: { bucket: 'all-open' } },
  { text: 'shell:nav.notices', icon: 'bell', link: { to: '/notices' }, count: 'unread-notices' },
  { text: 'shell:nav.organisations', icon: 'person', link: { to: '/organisations' } },
  { text: 'shell:nav.staff', icon: 'person', link: { to: '/staff', search: {} } },
  { text: 'shell:nav.rights', icon: 'lock', link: { to: '/rights', search: {} } },
  { text: 'shell:nav.registers', icon: 'pen', link: { to: '/register-changes', search: {} } }
]
