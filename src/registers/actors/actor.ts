const officers = 'officer:'

/** Who did a step, as the histories of cards and seals keep it. */
export const officerActor = (officerId: string): string => `${officers}${officerId}`

/** The officer among actors; null for a system, and for nobody. */
export const officerOf = (actor: string | null): string | null => (actor?.startsWith(officers) ? actor.slice(officers.length) : null)
