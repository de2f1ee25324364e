// Runs before the first paint, as a file because the CSP allows no inline script: colour scheme, text size, language; and what the
// page will need is asked for while its scripts are on their way (first-load.ts).
(function () {
  var root = document.documentElement
  var script = document.currentScript
  try {
    var scheme = localStorage.getItem('kapu.scheme') || 'auto'
    var dark = scheme === 'dark' || (scheme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
    if (localStorage.getItem('kapu.largeText') === 'on') root.setAttribute('data-large-text', 'true')
    root.lang = localStorage.getItem('kapu.language') === 'en' ? 'en' : 'hu'
  } catch (error) {
    // Storage may be switched off; the defaults stand.
  }
  try {
    var needed = JSON.parse(script.getAttribute('data-first-load'))
    var early = {}
    needed.early.forEach(function (path) {
      early[path] = fetch(path, { headers: { 'Accept-Language': root.lang } })
      // Whoever takes the answer hears of the fault.
      early[path].catch(function () {})
    })
    window.kapuEarlyAnswers = early
    needed.texts[root.lang].forEach(function (href) {
      var link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = href
      document.head.appendChild(link)
    })
  } catch (error) {
    // In development and on pages without a list everything is asked for when it is needed.
  }
})()
