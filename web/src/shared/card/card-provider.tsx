/** The officer's card for the whole page: which reader serves, which demo card is in it, and the PIN dialog. */
import { useQuery } from '@tanstack/react-query'
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { currentLanguage } from '../../app/i18n.ts'
import { answered, api } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import type { DemoCard } from '../api/types.ts'
import { PinDialog } from './pin-dialog.tsx'
import type { OpenedKey } from './sealed-key.ts'
import { connectSoftwareReader } from './software-card.ts'
import { askCard } from './web-eid-client.ts'
import { CardFault, type AuthenticationToken, type CardSignature, type HashFunction, type Reader, type SigningCertificate } from './web-eid.types.ts'

export interface CardReader {
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

const CardContext = createContext<CardReader | null>(null)
const insertedKey = 'kapu.card.inserted'

export function useCard(): CardReader {
  const card = useContext(CardContext)
  if (card === null) throw new Error('useCard needs CardProvider above it')
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
  const demo = useQuery({ queryKey: ['demo-cards'], queryFn: listDemoCards, staleTime: Infinity })
  const cards = useMemo(() => demo.data ?? [], [demo.data])
  const inserted = cards.find((card) => card.id === insertedId) ?? null

  // The window listener lives as long as the page; it reads the card that is in at the time of the message.
  const current = useRef<DemoCard | null>(inserted)
  useEffect(() => { current.current = inserted }, [inserted])

  const hasDemoCards = cards.length > 0
  useEffect(() => {
    if (!hasDemoCards) return
    return connectSoftwareReader(window, {
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
  }, [hasDemoCards])

  useEffect(() => {
    let left = false
    askCard(window, 'extension', 'web-eid:status', {}, currentLanguage()).then(
      () => { if (!left) setExtension('present') },
      (fault: CardFault) => { if (!left) setExtension(fault.code === 'extension-unavailable' ? 'absent' : 'present') }
    )
    return () => { left = true }
  }, [])

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
    return {
      extension, demoCards: cards, demoCardsLoading: demo.isPending, inserted, insert, remove,
      authenticate: (nonce, via) => askCard(window, via, 'web-eid:authenticate', { challengeNonce: nonce }, currentLanguage()),
      getSigningCertificate: () => askCard(window, reader(), 'web-eid:get-signing-certificate', {}, currentLanguage()),
      sign: (certificate, hash, hashFunction) => askCard(window, reader(), 'web-eid:sign', { certificate, hash, hashFunction }, currentLanguage())
    }
  }, [extension, cards, demo.isPending, inserted, insert, remove])

  return (
    <CardContext value={value}>
      {children}
      {pinRequest && <PinDialog key={pinRequest.card.id + pinRequest.key} card={pinRequest.card} keyName={pinRequest.key} onSettled={pinRequest.settle} />}
    </CardContext>
  )
}
