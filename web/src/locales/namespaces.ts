/** A new namespace is added here, and in both languages to the part of the texts it comes with (`hu/base.ts` …). */
export const namespaces = ['common', 'shell', 'card', 'home', 'organisations', 'login', 'desk', 'case', 'arrivals', 'books', 'learning', 'about', 'client', 'decision', 'registers', 'staff', 'rights', 'verification', 'readers', 'cards', 'seals', 'signatures'] as const
