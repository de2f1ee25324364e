const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Budapest', dateStyle: 'short' })

/** The legal day in Budapest as YYYY-MM-DD. */
export function budapestDay(instant: Date): string {
  return format.format(instant)
}
