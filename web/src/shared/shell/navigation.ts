import type { LinkProps } from '@tanstack/react-router'
import { useQuery } from '@tanstack/react-query'
import type { IconName } from '../icons/icon.tsx'
import { actionsQuery } from '../session/session.ts'

type Action = Awaited<ReturnType<NonNullable<typeof actionsQuery.queryFn>>>[number]

/** One line of the officer's menu and of the command palette. `bucket`: the desk's count shown beside it. */
export interface NavigationEntry {
  readonly text: 'shell:nav.desk' | 'shell:nav.arrivals' | 'shell:nav.registerBooks' | 'shell:nav.cases' | 'shell:nav.notices' | 'shell:nav.organisations' | 'shell:nav.registers' | 'shell:nav.staff' | 'shell:nav.cards' | 'shell:nav.cardReaders' | 'shell:nav.lostCard' | 'shell:nav.seals' | 'shell:nav.rights'
  readonly icon: IconName
  readonly link: LinkProps
  /** Shown to whom the server's policies allow this; without it, to every officer. */
  readonly needs?: Action
  /** Not shown to whom they allow this as well: another line leads there. */
  readonly unless?: Action
  readonly count?: { readonly bucket: string } | 'unread-notices'
}

const entries: readonly NavigationEntry[] = [
  { text: 'shell:nav.desk', icon: 'desk', link: { to: '/desk', search: {} }, count: { bucket: 'mine' } },
  { text: 'shell:nav.arrivals', icon: 'document', link: { to: '/arrivals' }, needs: 'case:register' },
  { text: 'shell:nav.registerBooks', icon: 'archive', link: { to: '/iktatokonyvek' }, needs: 'register-book:read' },
  { text: 'shell:nav.cases', icon: 'folder', link: { to: '/desk', search: { bucket: 'all-open' } }, count: { bucket: 'all-open' } },
  { text: 'shell:nav.notices', icon: 'bell', link: { to: '/notices' }, count: 'unread-notices' },
  { text: 'shell:nav.organisations', icon: 'office', link: { to: '/organisations' } },
  { text: 'shell:nav.staff', icon: 'person', link: { to: '/staff', search: {} }, needs: 'register:read' },
  { text: 'shell:nav.cards', icon: 'card', link: { to: '/cards', search: {} }, needs: 'card:administer' },
  { text: 'shell:nav.cardReaders', icon: 'card', link: { to: '/card-readers' }, needs: 'card:administer' },
  { text: 'shell:nav.lostCard', icon: 'card', link: { to: '/lost-card' }, needs: 'card:report-lost', unless: 'card:administer' },
  { text: 'shell:nav.seals', icon: 'seal', link: { to: '/seals', search: {} }, needs: 'seal:administer' },
  { text: 'shell:nav.rights', icon: 'lock', link: { to: '/rights', search: {} }, needs: 'register:read' },
  { text: 'shell:nav.registers', icon: 'pen', link: { to: '/register-changes', search: {} } }
]

/** The lines that lead somewhere for this job role. What is not known yet is not shown; the frame waits for it before it is drawn. */
export function useNavigation(): readonly NavigationEntry[] {
  const actions = useQuery(actionsQuery).data ?? []
  return entries.filter(({ needs, unless }) => (needs === undefined || actions.includes(needs)) && (unless === undefined || !actions.includes(unless)))
}
