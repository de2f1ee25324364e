/** A filled form of each case type in the catalogue, for walks: what a client would send, and who works on it in the demo. */
import { demoMotherName, demoName, demoPersons } from '../../demo/persons/index.ts'

export interface SampleForm {
  readonly data: Readonly<Record<string, unknown>>
  /** Codes of the attachments that such a request must have. */
  readonly attachments: readonly string[]
  /** Demo officer whose job role handles the case type. */
  readonly officer: string
}

/** The client of the samples: living, with a document. */
export const samplePerson = demoPersons.find((item) => item.diedOn === null && item.documentNumber !== null)!

const natural = {
  name: demoName(samplePerson), birthDate: samplePerson.birthDate, motherName: demoMotherName(samplePerson), address: '9999 Mintafalva, Fő utca 1.'
}

export const sampleForms: Readonly<Record<string, SampleForm>> = {
  telepengedely: {
    data: {
      applicant: { kind: 'person', ...natural },
      business: { name: 'Minta Asztalos e. v.', registryNumber: '99-00-000001' },
      site: { settlement: 'Tiszakeresztes', address: 'Malom út 47.', parcelNumber: '1234/5', title: 'owner', shared: false },
      activity: { description: 'bútorasztalos' },
      operation: { hours: 'hétfőtől péntekig 7.00 és 17.00 óra', noise: false, airPollution: false, hazardousWaste: false, fireHazard: false },
      declaration: true
    },
    attachments: ['site-plan'],
    officer: 'Csalit Eszter'
  },
  fakivagas: {
    data: {
      applicant: { kind: 'person', ...natural },
      place: { settlement: 'Tiszakeresztes', address: 'Nyárfa sor 12.', parcelNumber: '100/1', trustee: false },
      felling: { count: 2, description: 'két nyugati ostorfa a járda mellett', girth: 140, reason: 'A gyökerek felnyomják a járdát.', danger: true },
      replacement: { undertaken: true, description: 'két mezei juhar ugyanitt' },
      declaration: true
    },
    attachments: ['trustee-consent'],
    officer: 'Csalit Eszter'
  },
  'telepulesi-tamogatas': {
    data: {
      applicant: natural,
      household: { count: 2, netIncome: 210_000, members: [{ name: 'Minta Mihály', relation: 'child', netIncome: 0 }] },
      support: { kind: 'housing', amount: 60_000, reason: 'Elmaradt a közüzemi számla.' },
      declaration: true
    },
    attachments: ['income-proof', 'housing-cost'],
    officer: 'Iglice Cecília'
  }
}
