import { Link, useRouter } from '@tanstack/react-router'
import { Component, useEffect, type ErrorInfo, type ReactNode } from 'react'
import { asProblem } from '../shared/api/problem.ts'
import { Button } from '../shared/components/button.tsx'
import { ProblemAlert } from '../shared/components/index.ts'
import { text, useText } from './i18n.ts'

export function NotFoundPage() {
  const t = useText()
  // No route matched, so none names the window.
  useEffect(() => { document.title = `${t('common:notFound.title')} – ${t('common:name')}` }, [t])
  return (
    <>
      <h1>{t('common:notFound.title')}</h1>
      <p className="t2" style={{ margin: '4px 0 16px' }}>{t('common:notFound.text')}</p>
      <Button component={Link} to="/">{t('common:notFound.home')}</Button>
    </>
  )
}

export function RouteErrorPage({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText()
  const router = useRouter()
  return (
    <div>
      <h1 style={{ marginBottom: 14 }}>{t('common:broken.title')}</h1>
      <ProblemAlert problem={asProblem(error)} onRetry={() => { onRetry(); void router.invalidate() }} />
    </div>
  )
}

/** The last net: a fault outside the router. Works without any provider. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <main style={{ padding: 24, maxWidth: 640 }}>
        <h1>{text('common:broken.title')}</h1>
        <p style={{ margin: '8px 0 16px' }}>{text('common:problem.fault.detail')}</p>
        <button type="button" onClick={() => location.reload()}>{text('common:action.reload')}</button>
      </main>
    )
  }
}
