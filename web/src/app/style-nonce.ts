/**
 * The nonce that the server put into the page and into `style-src` of its CSP. Mantine's theme variables and the scroll lock of
 * dialogs are <style> elements made at run time; they carry it, so the policy needs no 'unsafe-inline' for elements.
 */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[name="kapu-style-nonce"]')?.content ?? ''

// Read by the scroll lock's style element (get-nonce), which knows no other door.
Object.assign(globalThis, { __webpack_nonce__: styleNonce })
