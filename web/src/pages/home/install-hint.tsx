import { useEffect, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { Button } from '../../shared/components/button.tsx'

/** The browser's own offer to install, which not every browser makes. */
interface InstallOffer extends Event { prompt(): Promise<unknown> }

/** The Gate as an installed app and as the browser's start page. */
export function InstallHint() {
  const t = useText()
  const [offer, setOffer] = useState<InstallOffer | null>(null)
  useEffect(() => {
    const keep = (event: Event): void => {
      event.preventDefault()
      setOffer(event as InstallOffer)
    }
    window.addEventListener('beforeinstallprompt', keep)
    return () => window.removeEventListener('beforeinstallprompt', keep)
  }, [])
  return (
    <>
      <p className="sm t2">{t('home:installText')}</p>
      {offer !== null && <Button size="xs" variant="default" mt={6} onClick={() => void offer.prompt().finally(() => setOffer(null))}>{t('home:installNow')}</Button>}
      <p className="sm t2">{t('home:startPage', { address: globalThis.location.origin })}</p>
    </>
  )
}
