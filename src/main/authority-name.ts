/** How the Gate's certificate authority is called; it goes into every certificate. */
export const authorityName = (demo: boolean): string => (demo ? 'Kapu Bemutató' : 'Kapu')
