/** The officer's card for the whole page: which reader serves, which demo card is in it, and the PIN dialog. */
import { useQuery } from '@tanstack/react-query'
import { createContext, lazy, Suspense, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { currentLanguage } from '../../app/i18n.ts'
import { answered, api } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import type { DemoCard } from '../api/types.ts'
import type { OpenedKey } from './sealed-key.ts'
import { askCard } from './web-eid-client.ts'
import { CardFault, type AuthenticationToken, type CardAction, type CardRequests, type CardSignature, type HashFunction, type Reader, type SigningCertificate } from './web-eid.types.ts'

export interface CardReader {
  /** Somebody looks at the card: only then is the reader sought. The client's pages never ask for one. */
  want(): void
  /** 'looking' until the extension has had its second to answer. */
  readonly extension: 'looking' | 'present' | 'absent'
  readonly demoCards: readonly DemoCard[]
  readonly demoCardsLoading: boolean
  /** The demo card in the software reader; null: none, or a real card is used. */
  readonly inserted: DemoCard | null
  insert(cardId: string): void
  remove(): void
  authenticate(nonce: string, reader: Reader): Promise<AuthenticationToken>
  getSigningCertificate(): Promise<SigningCertificate>
  sign(certificate: string, hash: string, hashFunction: HashFunction): Promise<CardSignature>
}

// Only who puts a demo card in needs the chip and its PIN pad.
const softwareCard = (): Promise<typeof import('./software-card.ts')> => import('./software-card.ts')
const PinDialog = lazy(() => import('./pin-dialog.tsx').then((module) => ({ default: module.PinDialog })))

const CardContext = createContext<CardReader | null>(null)
const insertedKey = 'kapu.card.inserted'

export function useCard(): CardReader {
  const card = useContext(CardContext)
  if (card === null) throw new Error('useCard needs CardProvider above it')
  const { want } = card
  useEffect(want, [want])
  return card
}

async function listDemoCards(): Promise<DemoCard[]> {
  try {
    return (await answered(api.GET('/api/v1/demo/cards'))).items
  } catch (error) {
    // Outside the demo the address does not exist; that is no fault.
    if (error instanceof ApiProblem && error.status === 404) return []
    throw error
  }
}

interface PinRequest { readonly card: DemoCard; readonly key: 'authentication' | 'signing'; settle(result: OpenedKey | CardFault): void }

export function CardProvider({ children }: { readonly children: ReactNode }) {
  const [extension, setExtension] = useState<CardReader['extension']>('looking')
  const [insertedId, setInsertedId] = useState<string | null>(() => sessionStorage.getItem(insertedKey))
  const [pinRequest, setPinRequest] = useState<PinRequest | null>(null)
  const [wanted, setWanted] = useState(false)
  const want = useCallback(() => setWanted(true), [])
  const demo = useQuery({ queryKey: ['demo-cards'], queryFn: listDemoCards, staleTime: Infinity, enabled: wanted })
  const cards = useMemo(() => demo.data ?? [], [demo.data])
  const inserted = cards.find((card) => card.id === insertedId) ?? null

  // The window listener lives as long as the page; it reads the card that is in at the time of the message.
  const current = useRef<DemoCard | null>(inserted)
  useEffect(() => { current.current = inserted }, [inserted])

  const disconnect = useRef<(() => void) | null>(null)
  useEffect(() => () => {
    disconnect.current?.()
    disconnect.current = null
  }, [])
  const connectSoftware = useCallback(async (): Promise<void> => {
    const { connectSoftwareReader } = await softwareCard()
    disconnect.current ??= connectSoftwareReader(window, {
      card: () => current.current,
      unlock: (card, key) => new Promise((resolve, reject) => {
        setPinRequest({
          card, key,
          settle: (result) => {
            setPinRequest(null)
            if (result instanceof CardFault) reject(result)
            else resolve(result)
          }
        })
      })
    })
  }, [])

  useEffect(() => {
    if (!wanted) return
    let left = false
    askCard(window, 'extension', 'web-eid:status', {}, currentLanguage()).then(
      () => { if (!left) setExtension('present') },
      (fault: CardFault) => { if (!left) setExtension(fault.code === 'extension-unavailable' ? 'absent' : 'present') }
    )
    return () => { left = true }
  }, [wanted])

  const insert = useCallback((cardId: string) => {
    sessionStorage.setItem(insertedKey, cardId)
    current.current = cards.find((card) => card.id === cardId) ?? null
    setInsertedId(cardId)
  }, [cards])

  const remove = useCallback(() => {
    sessionStorage.removeItem(insertedKey)
    current.current = null
    setInsertedId(null)
  }, [])

  const value = useMemo<CardReader>(() => {
    const reader = (): Reader => (current.current === null ? 'extension' : 'software')
    const ask = async <Action extends CardAction>(via: Reader, action: Action, request: CardRequests[Action]['request']): Promise<CardRequests[Action]['answer']> => {
      if (via === 'software') await connectSoftware()
      return askCard(window, via, action, request, currentLanguage())
    }
    return {
      want, extension, demoCards: cards, demoCardsLoading: demo.isPending, inserted, insert, remove,
      authenticate: (nonce, via) => ask(via, 'web-eid:authenticate', { challengeNonce: nonce }),
      getSigningCertificate: () => ask(reader(), 'web-eid:get-signing-certificate', {}),
      sign: (certificate, hash, hashFunction) => ask(reader(), 'web-eid:sign', { certificate, hash, hashFunction })
    }
  }, [want, extension, cards, demo.isPending, inserted, insert, remove, connectSoftware])

  return (
    <CardContext value={value}>
      {children}
      <Suspense>
        {pinRequest && <PinDialog key={pinRequest.card.id + pinRequest.key} card={pinRequest.card} keyName={pinRequest.key} onSettled={pinRequest.settle} />}
      </Suspense>
    </CardContext>
  )
}
