import classes from './components.module.css'

/** Shows a key or a chord: `Ctrl+K` as two keys. */
export function Keys({ chord }: { readonly chord: string }) {
  return <span className="row" style={{ gap: 6, display: 'inline-flex' }}>{chord.split('+').map((key) => <kbd key={key} className={classes.kbd}>{key}</kbd>)}</span>
}
