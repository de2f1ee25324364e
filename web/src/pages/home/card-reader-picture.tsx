import classes from './home.module.css'

/** A card above its reader; it goes in when a card is there. */
export function CardReaderPicture({ inserted }: { readonly inserted: boolean }) {
  return (
    <svg className={classes.reader} data-in={inserted} width="252" height="136" viewBox="0 -4 252 140" fill="none" stroke="currentColor" strokeWidth={1.6} aria-hidden="true">
      <g className={classes.card}>
        <rect className={classes.face} x="71" y="12" width="110" height="88" rx="7" />
        <rect x="86" y="28" width="24" height="19" rx="3" />
        <path d="M86 37.500h24M98 28v19M122 32h44M122 42h30" />
        <path d="M86 64h50" stroke="var(--line-field)" />
      </g>
      <path className={classes.slot} d="M36 80h180a6 6 0 016 6v42a4 4 0 01-4 4H34a4 4 0 01-4-4V86a6 6 0 016-6z" />
      <path d="M58 94h136" strokeWidth={4} strokeLinecap="round" />
      <circle cx="126" cy="114" r="3.500" fill={inserted ? 'var(--ok)' : 'currentColor'} stroke={inserted ? 'var(--ok)' : 'currentColor'} />
    </svg>
  )
}
