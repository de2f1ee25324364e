/** The four tiers of the home page, by code. */
export const tiers = ['ministry-department', 'national-body', 'county-regional-document-office', 'mayors-office'] as const
