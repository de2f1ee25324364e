// Works without it; with it a form is sent once, and a problem is read out at once.
'use strict'
for (const form of document.querySelectorAll('form[data-once]')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent === 'yes') { event.preventDefault(); return }
    form.dataset.sent = 'yes'
    const status = form.querySelector('[role=status]')
    if (status) status.textContent = 'Küldés folyamatban. Nagy mellékletnél ez percekig is tarthat.'
  })
}
addEventListener('pageshow', () => { for (const form of document.querySelectorAll('form[data-once]')) delete form.dataset.sent })
document.querySelector('.problem')?.focus()
