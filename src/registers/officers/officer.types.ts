/** A civil servant who may hold a card (köztisztviselő, kormánytisztviselő). */
export interface Officer {
  readonly id: string
  readonly officerNumber: string
  readonly name: string
  readonly demo: boolean
}

/** A dated holding of a job role in an office, in one's own right or in the stead of another (helyettesítés). */
export interface Post {
  readonly postId: string
  readonly officerId: string
  readonly name: string
  readonly organisationId: string
  readonly jobRoleId: string
  readonly substitutesFor: { readonly officerId: string; readonly name: string } | null
  readonly validFrom: string
  readonly validTo: string | null
}
