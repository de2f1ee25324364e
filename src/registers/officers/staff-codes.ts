/** Codes of the registers that stand around an officer. */
export const OFFICERS = 'officers'
export const POSTS = 'posts'
export const QUALIFICATIONS = 'qualifications'
export const GRANTS = 'grants'
