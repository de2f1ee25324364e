import { demoId } from '../persons/index.ts'
import type { Tier } from '../../src/registers/organisations/index.ts'

export interface DemoJobRole {
  readonly id: string
  readonly code: string
  readonly hu: string
  readonly en: string
  readonly tier: Tier
  readonly duties: readonly ('registrar' | 'case-officer' | 'signer' | 'head' | 'auditor' | 'national-administrator' | 'local-administrator')[]
  readonly caseTypes: readonly string[]
  /** Whether the role asks for data of other registers. */
  readonly asks: boolean
}

function role(code: string, hu: string, en: string, tier: Tier, rest: Partial<Pick<DemoJobRole, 'duties' | 'caseTypes' | 'asks'>> = {}): DemoJobRole {
  return { id: demoId(`job role ${code}`), code, hu, en, tier, duties: [], caseTypes: [], asks: false, ...rest }
}

const authority = ['telepengedely', 'fakivagas']
const social = ['telepulesi-tamogatas']

/** Job roles (munkakörök) of the demonstration country, four tiers. */
export const demoJobRoles: readonly DemoJobRole[] = [
  role('registry-clerk', 'Iktató', 'Registry clerk', 'mayors-office', { duties: ['registrar'] }),
  role('authority-officer', 'Hatósági ügyintéző', 'Authority case officer', 'mayors-office', { duties: ['case-officer'], caseTypes: authority, asks: true }),
  role('social-officer', 'Szociális ügyintéző', 'Social case officer', 'mayors-office', { duties: ['case-officer'], caseTypes: social, asks: true }),
  role('department-head', 'Hatósági osztályvezető', 'Head of the authority department', 'mayors-office', { duties: ['head'], caseTypes: [...authority, ...social] }),
  role('jegyzo', 'Jegyző', 'Municipal clerk (jegyző)', 'mayors-office', { duties: ['signer', 'head'], caseTypes: [...authority, ...social] }),
  role('finance-officer', 'Pénzügyi ügyintéző', 'Finance officer', 'mayors-office'),
  role('document-clerk', 'Ügyfélszolgálati iktató', 'Front-desk registry clerk', 'county-regional-document-office', { duties: ['registrar'] }),
  role('document-officer', 'Okmányirodai ügyintéző', 'Document office case officer', 'county-regional-document-office', { duties: ['case-officer'] }),
  role('office-director', 'Hivatalvezető', 'Head of the district office', 'county-regional-document-office', { duties: ['signer', 'head'] }),
  role('specialist-officer', 'Szakhatósági ügyintéző', 'Specialist authority officer', 'county-regional-document-office', { duties: ['case-officer'] }),
  // Who looks after the registers: the country's, and each office's own.
  role('national-administrator', 'Országos adminisztrátor', 'National administrator', 'ministry-department', { duties: ['national-administrator'] }),
  role('local-administrator', 'Helyi adminisztrátor', 'Local administrator', 'mayors-office', { duties: ['local-administrator'] }),
  role('district-administrator', 'Kormányhivatali adminisztrátor', 'Administrator of a government office', 'county-regional-document-office', { duties: ['local-administrator'] }),
  role('national-auditor', 'Felügyeleti ellenőr', 'National auditor', 'national-body', { duties: ['auditor'] }),
  role('national-officer', 'Országos hatósági ügyintéző', 'Officer of a national authority', 'national-body', { duties: ['case-officer'] }),
  role('national-director', 'Országos hatósági vezető', 'Head of a national authority', 'national-body', { duties: ['signer', 'head'] }),
  role('rule-keeper', 'Ügyszabály-gondozó', 'Keeper of case rules', 'ministry-department'),
  role('legal-adviser', 'Jogi referens', 'Legal adviser', 'ministry-department')
]

export interface DemoEntitlement {
  readonly hu: string
  readonly en: string
  readonly purpose: string
  readonly purposeHu: string
  readonly purposeEn: string
  readonly legalBasis: string
  readonly dataSets: readonly string[]
  /** Codes of the job roles that may; all that ask when left out. */
  readonly roles?: readonly string[]
}

/** Personal data that the roles which ask may ask for. Codes are those of the gateway's data sets and purposes. */
export const demoEntitlements: readonly DemoEntitlement[] = [
  {
    hu: 'természetes személyazonosító adatok', en: 'natural identifiers', purpose: 'client-identification',
    purposeHu: 'Az ügyfél azonosítása', purposeEn: 'Identification of the client',
    legalBasis: '1992. évi LXVI. tv. (Nytv.) 17. §; 2016. évi CL. tv. (Ákr.) 27. § (1)', dataSets: ['etalon.identify']
  },
  {
    hu: 'lakcímadatok', en: 'address data', purpose: 'delivery-address',
    purposeHu: 'A kézbesítési cím megállapítása', purposeEn: 'Finding the address of delivery',
    legalBasis: '1992. évi LXVI. tv. (Nytv.) 17. §; 2016. évi CL. tv. (Ákr.) 85. §', dataSets: ['etalon.identify']
  },
  {
    hu: 'okmányadatok', en: 'document data', purpose: 'document-check',
    purposeHu: 'Az okmány ellenőrzése', purposeEn: 'Check of the identity document',
    legalBasis: '1992. évi LXVI. tv. (Nytv.) 17. §; 2013. évi LXXXVIII. tv. (Körtv.)', dataSets: ['identity-document.validity']
  },
  {
    hu: 'ingatlan-nyilvántartási adatok', en: 'land register data', purpose: 'site-title-check',
    purposeHu: 'A telephely jogcímének ellenőrzése', purposeEn: 'Check of the title to the site',
    legalBasis: '57/2013. (II. 27.) Korm. r.; 2016. évi CL. tv. (Ákr.) 36. § (2)', dataSets: ['land.register'], roles: ['authority-officer']
  },
  {
    hu: 'ingatlan-nyilvántartási adatok', en: 'land register data', purpose: 'tree-parcel-check',
    purposeHu: 'A fa helyéül szolgáló ingatlan ellenőrzése', purposeEn: 'Check of the land on which the tree stands',
    legalBasis: '346/2008. (XII. 30.) Korm. r. 6. §; 2016. évi CL. tv. (Ákr.) 36. § (2)', dataSets: ['land.register'], roles: ['authority-officer']
  },
  {
    hu: 'lakcímadatok', en: 'address data', purpose: 'residence-check',
    purposeHu: 'Annak ellenőrzése, hogy a kérelmező a településen lakik', purposeEn: 'Check that the applicant lives in the settlement',
    legalBasis: '1993. évi III. tv. (Szt.) 32. § (3), 45. §', dataSets: ['etalon.identify'], roles: ['social-officer']
  },
  {
    hu: 'vállalkozási adatok', en: 'business data', purpose: 'business-check',
    purposeHu: 'A vállalkozás ellenőrzése', purposeEn: 'Check of the business',
    legalBasis: '57/2013. (II. 27.) Korm. r.; 2016. évi CL. tv. (Ákr.) 36. § (2)', dataSets: ['company.register'], roles: ['authority-officer']
  },
  {
    hu: 'befizetési adatok', en: 'payment data', purpose: 'fee-check',
    purposeHu: 'Az eljárási díj ellenőrzése', purposeEn: 'Check of the fee',
    legalBasis: '35/1999. (X. 13.) BM r.; 2016. évi CL. tv. (Ákr.) 62. §', dataSets: ['payment.status'], roles: ['authority-officer']
  }
]
