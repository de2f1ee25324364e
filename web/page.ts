/**
 * What a server must know to serve the page: the policy its scripts and styles are written for, and where the nonce goes.
 *
 * Scripts come from our own files alone. Styles: our own files, plus <style> elements that carry the answer's nonce (Mantine's theme
 * variables, the scroll lock of dialogs, the editor's base style are made at run time). Style *attributes* are allowed, because the editor
 * writes some through setAttribute; an attribute can neither load a font nor select another element's content, so it leaks nothing.
 */

/** Stands in `index.html` where the nonce of the answer belongs. */
export const styleNonceMark = '__KAPU_STYLE_NONCE__'

/** @param nonce fresh for each answer, at least 16 random bytes in base64 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'", "script-src 'self'", `style-src 'self' 'nonce-${nonce}'`, "style-src-attr 'unsafe-inline'", "img-src 'self' data: blob:", "font-src 'self'",
    "connect-src 'self'", "manifest-src 'self'", "worker-src 'self'", "frame-src 'self' blob:", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"
  ].join('; ')
}

/** The page with the answer's nonce in it. */
export function withStyleNonce(html: string, nonce: string): string {
  return html.replace(styleNonceMark, nonce)
}
