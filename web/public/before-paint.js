// Runs before the first paint, as a file because the CSP allows no inline script: colour scheme, text size, language.
(function () {
  var root = document.documentElement
  try {
    var scheme = localStorage.getItem('kapu.scheme') || 'auto'
    var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
    if (localStorage.getItem('kapu.largeText') === 'on') root.setAttribute('data-large-text', 'true')
    root.lang = localStorage.getItem('kapu.language') === 'en' ? 'en' : 'hu'
  } catch (error) {
    // Storage may be switched off; the defaults stand.
  }
})()
