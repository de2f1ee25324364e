import classes from './components.module.css'

/** Shows a key or a chord: `Ctrl+K` as two keys, or in one frame where room is short. */
export function Keys({ chord, joined = false }: { readonly chord: string; readonly joined?: boolean }) {
  if (joined) return <kbd className={classes.kbd}>{chord.replaceAll('+', ' ')}</kbd>
  return <span className="row" style={{ gap: 6, display: 'inline-flex' }}>{chord.split('+').map((key) => <kbd key={key} className={classes.kbd}>{key}</kbd>)}</span>
}
