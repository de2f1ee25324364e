/** The client at the front office (simulator), in the browser: enters, fills in the request of a site permit, sends it. */
import type { Page } from 'playwright-core'
import { demoMotherName, demoName, demoPersons } from '../../demo/persons/index.ts'

export const applicant = demoPersons.find((item) => item.diedOn === null && item.documentNumber !== null)!

/** Enters as a demo person at the simulated client identity provider. */
export async function enterAsClient(page: Page): Promise<void> {
  await page.getByRole('radio', { name: new RegExp(`${demoName(applicant)},.*${applicant.birthDate}`) }).check()
  await page.getByRole('button', { name: 'Belépek' }).click()
}

/** From the address of the front office to the filled-in form. */
export async function fillInRequest(page: Page, simulatorUrl: string, attachment: { name: string; content: Buffer }): Promise<void> {
  await page.goto(`${simulatorUrl}/urlapok/telepengedely?hivatal=Tiszakeresztes`)
  await page.getByRole('link', { name: 'Belépek' }).click()
  await enterAsClient(page)
  await page.goto(`${simulatorUrl}/urlapok/telepengedely?hivatal=Tiszakeresztes`)
  await page.getByRole('button', { name: 'Az űrlaphoz' }).click()
  const fields: Readonly<Record<string, string>> = {
    'applicant.name': demoName(applicant), 'applicant.birthDate': applicant.birthDate, 'applicant.motherName': demoMotherName(applicant),
    'applicant.address': '9999 Mintafalva, Fő utca 1.', 'business.name': `${demoName(applicant)} e. v.`, 'business.registryNumber': '99-00-000001',
    'site.settlement': 'Tiszakeresztes', 'site.address': 'Malom út 47.', 'site.parcelNumber': '1234/5',
    'activity.description': 'bútorasztalos', 'operation.hours': 'hétfőtől péntekig 7.00 és 17.00 óra'
  }
  for (const [name, value] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(value)
  await page.locator('[name="applicant.kind"][value="person"]').check()
  await page.locator('[name="site.title"][value="owner"]').check()
  await page.locator('[name="declaration"]').check()
  await page.locator('[name="melleklet.site-plan"]').setInputFiles({ name: attachment.name, mimeType: 'application/pdf', buffer: attachment.content })
}
