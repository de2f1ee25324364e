import { currentLanguage } from '../../app/i18n.ts'
import { offlineProblem, problemFrom } from '../../shared/api/problem.ts'
import type { paths } from '../../shared/api/schema.d.ts'

export type Verification = paths['/api/v1/public/verification']['post']['responses'][200]['content']['application/json']
export type Findings = Verification['items'][number]
export type SignatureFindings = Findings['signatures'][number]

export const mostFiles = 10
export const largestFile = 20 * 1024 * 1024

/** Multipart by hand: the typed client sends JSON only. The bundle comes along, so that downloading it is no second upload. */
export async function verifyFiles(files: readonly File[]): Promise<Verification> {
  const body = new FormData()
  body.set('verification', JSON.stringify({ bundle: true }))
  files.forEach((file, index) => body.set(`file-${index + 1}`, file, file.name))
  let response: Response
  try {
    response = await fetch('/api/v1/public/verification', { method: 'POST', body, credentials: 'omit', headers: { 'Accept-Language': currentLanguage() } })
  } catch {
    throw offlineProblem()
  }
  const answer: unknown = await response.json().catch(() => null)
  if (!response.ok) throw problemFrom(response, answer)
  return answer as Verification
}
