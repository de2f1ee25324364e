import { useQuery } from '@tanstack/react-query'
import { useText } from '../../app/i18n.ts'
import type { SessionView } from '../api/types.ts'
import { Note } from '../components/index.ts'

const everyFiveMinutes = 300_000

/** Whether the server's disk runs full; a server that does not answer says so on every page anyhow. */
async function isRoomShort(): Promise<boolean> {
  const answer = await fetch('/ready', { headers: { accept: 'application/json' } }).then((response) => response.json() as Promise<{ checks?: { disk?: string } }>, () => null)
  return answer?.checks?.disk === 'degraded'
}

/** Warns those who can have something done about it: heads and administrators. On a full disk no new document is taken. */
export function RoomNotice({ session }: { readonly session: SessionView }) {
  const t = useText()
  const concerned = session.post !== null && (session.post.jobRole.isHead || session.post.jobRole.isAdministrator)
  const short = useQuery({ queryKey: ['room'], queryFn: isRoomShort, refetchInterval: everyFiveMinutes, enabled: concerned }).data ?? false
  if (!concerned || !short) return null
  return <Note tone="warn" role="status"><p className="b">{t('shell:room.title')}</p><p>{t('shell:room.text')}</p></Note>
}
