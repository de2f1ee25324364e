/** Text that is markup already; everything else is escaped when put into a template. */
export class Html {
  readonly markup: string
  constructor(markup: string) { this.markup = markup }
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.markup
  if (Array.isArray(part)) return part.map(render).join('')
  return String(part).replaceAll(/[&<>"']/g, (letter) => entities[letter]!)
}

/** Markup with its values escaped. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(strings.map((text, index) => (index === 0 ? text : render(parts[index - 1]) + text)).join(''))
}

export interface Page {
  readonly title: string
  readonly body: Html
  /** Who is logged in at the front office. */
  readonly user?: string | null
}

/** The frame of every simulator page: the banner says that nothing here is real. */
export function page({ title, body, user }: Page): string {
  return `<!doctype html>${html`
<html lang="hu">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} – Szimulátor</title>
<link rel="stylesheet" href="/kozos/simulator.css">
<script src="/kozos/simulator.js" defer></script>
</head>
<body>
<a class="skip" href="#tartalom">Ugrás a tartalomra</a>
<header><p class="banner"><b>Szimulátor.</b> Kitalált hatóság és kitalált adatok: csak bemutatóra és próbára.</p>
<div class="bar"><a href="/" class="brand">Környező hatóságok</a>${user ? html`<span class="user">${user}</span>` : null}</div></header>
<main id="tartalom" tabindex="-1"><h1>${title}</h1>${body}</main>
</body>
</html>`.markup}`
}
