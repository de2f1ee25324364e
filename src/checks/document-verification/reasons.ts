/** The sentences of a verification. Each says what holds or what does not, and what follows from it. */
import type { ChangedPart } from '../../platform/pdf/index.ts'
import type { Both, Verdict } from './verification.types.ts'

const day = (at: Date, language: 'hu' | 'en'): string =>
  new Intl.DateTimeFormat(language === 'hu' ? 'hu-HU' : 'en-GB', { timeZone: 'Europe/Budapest', dateStyle: 'long', timeStyle: 'medium' }).format(at)

export const at = (time: Date): Both => ({ hu: day(time, 'hu'), en: day(time, 'en') })

const say = (hu: string, en: string): Both => ({ hu, en })

export const summaries: Readonly<Record<Verdict, Both>> = {
  valid: say('Az irat minden aláírása érvényes, és az irat az aláírás óta nem változott.', 'Every signature of the document is valid, and the document has not changed since.'),
  invalid: say('Az irat aláírása nem érvényes. Ne fogadja el; az okok alább olvashatók.', 'The signature of the document is not valid. Do not accept it; the reasons stand below.'),
  indeterminate: say('Nem állapítható meg, hogy az aláírás érvényes-e: valami hiányzik a bizonyításhoz. Az okok alább olvashatók.', 'Whether the signature is valid cannot be said: something is missing from the proof. The reasons stand below.'),
  unsigned: say('Az iraton nincs elektronikus aláírás vagy bélyegző.', 'The document bears no electronic signature or seal.'),
  unreadable: say('A fájl nem olvasható PDF-ként, ezért nem ellenőrizhető.', 'The file cannot be read as a PDF, so it cannot be verified.')
}

/** Why a file is not read, by what the reader says of it. */
export function unreadableReason(message: string, looksSigned: boolean): { verdict: Verdict; summary: Both } {
  const other = /^(?:expected xref|cross-reference tables are not in order|trailer is not supported|form field is not referenced|object \d+ is ambiguous|object \d+ is not here|reference to a later generation|objects overlap|too many signatures)/
  if (message.startsWith('the file is encrypted')) {
    return { verdict: 'unreadable', summary: say('A PDF jelszóval védett. Mentse el jelszó nélkül, ha az aláírása ezt megengedi, vagy kérje a védelem nélküli példányt.', 'The PDF is protected by a password. Ask for a copy without protection.') }
  }
  if (!other.test(message)) return { verdict: 'unreadable', summary: summaries.unreadable }
  return looksSigned
    ? { verdict: 'indeterminate', summary: say('A PDF-et más program készítette, olyan szerkezettel, amelyet a Kapu nem ellenőriz. Van rajta aláírás, de hogy érvényes-e, azt itt nem lehet megmondani: használja a készítő ellenőrzőjét.', 'Another program made this PDF, with a structure that the Gate does not verify. It bears a signature, but whether it is valid cannot be said here: use its maker\'s verifier.') }
    : { verdict: 'unsigned', summary: say('A PDF-et más program készítette. Aláírásnak nincs nyoma rajta.', 'Another program made this PDF. There is no trace of a signature on it.') }
}

const parts: Readonly<Record<ChangedPart, Both>> = {
  page: say('oldal', 'a page'), 'page-content': say('az oldal tartalma', 'what a page shows'), font: say('betűkészlet', 'a font'), annotation: say('az oldalra tett jegyzet', 'a note on the page'),
  form: say('űrlapmező', 'a form field'), catalogue: say('az irat felépítése', 'how the document is put together'), metadata: say('az irat leírása', 'the description of the document'),
  removed: say('törölt rész', 'something removed'), octets: say('ismeretlen hozzáfűzés', 'octets of no known kind'), other: say('más rész', 'another part')
}

export const integrity = {
  whole: say('Az aláírt rész betűre az, amit aláírtak.', 'The signed part is to the octet what was signed.'),
  digest: say('Az irat megváltozott: a tartalma nem az, amit aláírtak.', 'The document was changed: its content is not what was signed.'),
  signature: say('Az aláírás értéke nem ehhez a tanúsítványhoz tartozik, vagy megsérült.', 'The value of the signature does not belong to this certificate, or was damaged.'),
  coverage: say('Az aláírás nem fedi le az egész iratot: a fájlnak van olyan része, amelyért az aláíró nem felel.', 'The signature does not cover the whole document: part of the file is not what the signer answers for.'),
  malformed: say('Az aláírás szerkezete hibás, ezért nem ellenőrizhető.', 'The signature is malformed and cannot be verified.'),
  foreign: (format: string | null): Both => say(
    `Ezt az aláírást más formában készítették (${format ?? 'ismeretlen'}), mint amit a Kapu ellenőriz (PAdES, ETSI.CAdES.detached). Hogy érvényes-e, azt itt nem lehet megmondani.`,
    `This signature is of another form (${format ?? 'unknown'}) than the Gate verifies (PAdES, ETSI.CAdES.detached). Whether it is valid cannot be said here.`)
}

export const additions = {
  none: say('Az aláírás után nem került az iratba semmi.', 'Nothing was added after the signature.'),
  allowed: (added: readonly string[]): Both => {
    const names: Readonly<Record<string, Both>> = {
      signature: say('további aláírás', 'a further signature'), 'archive-timestamp': say('archív időbélyeg', 'an archive time-stamp'),
      'validation-data': say('az ellenőrzéshez szükséges adatok', 'data needed for verification')
    }
    const list = (language: keyof Both): string => added.map((item) => names[item]?.[language] ?? item).join(', ')
    return say(`Az aláírás után csak ez került az iratba: ${list('hu')}. A tartalmát nem érinti.`, `After the signature only this was added: ${list('en')}. It does not touch the content.`)
  },
  changed: (changed: readonly ChangedPart[]): Both => say(
    `Az aláírás után megváltoztatták az iratot: ${changed.map((part) => parts[part].hu).join(', ')}. Az aláíró ezt nem látta.`,
    `The document was changed after the signature: ${changed.map((part) => parts[part].en).join(', ')}. The signer did not see it.`),
  unknown: say('Az aláírás nem ellenőrizhető, így az sem, hogy mi került utána az iratba.', 'The signature cannot be verified, nor what was added after it.')
}

const certificateFaults: Readonly<Record<string, Both>> = {
  malformed: say('A tanúsítvány szerkezete hibás.', 'The certificate is malformed.'),
  'unknown-issuer': say('A tanúsítvány kiadója nincs a bizalmi listán. Lehet valódi, de a Kapu nem felel érte.', 'The issuer of the certificate is not on the trust list. It may be genuine, but the Gate does not answer for it.'),
  'issuer-not-valid': say('A kiadó tanúsítványa az aláíráskor nem volt érvényes.', 'The issuer\'s certificate was not valid when it was signed.'),
  'not-yet-valid': say('A tanúsítvány az aláíráskor még nem volt érvényes.', 'The certificate was not valid yet when it was signed.'),
  expired: say('A tanúsítvány az aláíráskor már lejárt.', 'The certificate had expired when it was signed.'),
  'not-trusted-for': say('A bizalmi lista a kiadót nem erre, vagy nem erre az időre nevezi meg.', 'The trust list names the issuer, but not for this, or not for this time.')
}
const outsideProfile = say('A tanúsítvány nem hivatali aláírásra vagy bélyegzőre szól.', 'The certificate is not for official signatures or seals.')

export const certificate = {
  card: (name: string): Both => say(`Tisztviselői kártya aláíró tanúsítványa, ${name} nevére; a kiadója a bizalmi listán van.`, `Signing certificate of an officer's card, in the name of ${name}; its issuer is on the trust list.`),
  seal: (name: string): Both => say(`Hivatali bélyegző tanúsítványa: ${name}; a kiadója a bizalmi listán van.`, `Certificate of an office's seal: ${name}; its issuer is on the trust list.`),
  other: (name: string, voucher: { name: string; from: string; to: string | null }): Both => say(
    `Más szolgáltató tanúsítványa: ${name}. A Kapu bizalmi listája szerint ${voucher.name} felel érte (${voucher.from} – ${voucher.to ?? '…'}).`,
    `Certificate of another maker: ${name}. By the Gate's trust list ${voucher.name} answers for it (${voucher.from} – ${voucher.to ?? '…'}).`),
  fault: (fault: string | null): Both => (fault && certificateFaults[fault]) || outsideProfile,
  unread: say('Az aláíró tanúsítványa nem olvasható ki.', 'The signer\'s certificate cannot be read.')
}

export const time = {
  stamped: (when: Date, authority: string | null): Both => say(`Időbélyeg bizonyítja, hogy ekkor már alá volt írva: ${at(when).hu} (${authority ?? 'ismeretlen szolgáltató'}).`, `A time-stamp proves that it was signed by ${at(when).en} (${authority ?? 'unknown authority'}).`),
  missing: say('Nincs időbélyeg, ezért nem bizonyítható, mikor írták alá; a tanúsítványt a mai napra vizsgáltuk.', 'There is no time-stamp, so when it was signed cannot be proven; the certificate was judged as of today.'),
  malformed: say('Az időbélyeg szerkezete hibás.', 'The time-stamp is malformed.'),
  imprint: say('Az időbélyeg nem ehhez az aláíráshoz tartozik: kicserélték, vagy máshonnan való.', 'The time-stamp does not belong to this signature: it was exchanged, or is from somewhere else.'),
  signature: say('Az időbélyeg aláírása hibás.', 'The signature of the time-stamp does not verify.'),
  stranger: say('Az időbélyeg kiadója nincs a bizalmi listán, ezért az időpontot nem fogadjuk el bizonyítottnak.', 'The issuer of the time-stamp is not on the trust list, so the time does not count as proven.'),
  certificate: say('Az időbélyegző tanúsítványa nem időbélyegzésre szól, vagy akkor nem volt érvényes.', 'The certificate of the time-stamp authority is not for time-stamping, or was not valid then.')
}

export const revocation = {
  good: (when: Date, source: 'register' | 'ocsp', endedAt: Date | null): Both => {
    const later = endedAt ? say(` Később, ${at(endedAt).hu} időponttal visszavonták vagy felfüggesztették; az akkor már megtett aláírást ez nem érinti.`, ` It was revoked or suspended later, at ${at(endedAt).en}; that does not touch a signature made before.`) : say('', '')
    return source === 'register'
      ? say(`A nyilvántartás szerint a tanúsítvány ekkor érvényben volt: ${at(when).hu}.${later.hu}`, `By the register the certificate was in force at ${at(when).en}.${later.en}`)
      : say(`A kiadó aláírt állapotválasza szerint a tanúsítvány ekkor érvényben volt: ${at(when).hu}.${later.hu}`, `By the issuer's signed status answer the certificate was in force at ${at(when).en}.${later.en}`)
  },
  revoked: (endedAt: Date | null): Both => say(
    `A tanúsítvány az aláíráskor vissza volt vonva vagy fel volt függesztve${endedAt ? ` (${at(endedAt).hu} óta)` : ''}.`,
    `The certificate was revoked or suspended when it was signed${endedAt ? ` (since ${at(endedAt).en})` : ''}.`),
  unknown: say('A tanúsítvány akkori állapota nem ismert: nincs a nyilvántartásban, vagy a bizonyítékcsomag nem tartalmazza.', 'The status of the certificate at that time is not known: it is not in the register, or the bundle does not have it.'),
  notAsked: say('Nem vizsgáltuk, mert az aláírás vagy a kiadója nem fogadható el.', 'Not examined, since the signature or its issuer cannot be accepted.')
}

export const authority = {
  post: (post: { office: string; role: Both | null; substitutesFor: string | null; from: string | null; to: string | null }): Both => {
    const span = `${post.from ?? '…'} – ${post.to ?? '…'}`
    const stead = post.substitutesFor ? say(`, ${post.substitutesFor} helyett`, `, standing in for ${post.substitutesFor}`) : say('', '')
    return post.role
      ? say(`A nyilvántartás szerint ekkor kiadmányozhatott: ${post.office}, ${post.role.hu}${stead.hu} (${span}).`, `By the register they could sign then for ${post.office} as ${post.role.en}${stead.en} (${span}).`)
      : say(`A bélyegző ekkor ezé a hivatalé volt: ${post.office}.`, `The seal was this office's then: ${post.office}.`)
  },
  several: (posts: readonly { office: string; role: Both | null }[]): Both => {
    const list = (language: keyof Both): string => posts.map((post) => (post.role ? `${post.office} (${post.role[language]})` : post.office)).join('; ')
    return say(`A nyilvántartás szerint ekkor több hivatal nevében is kiadmányozhatott: ${list('hu')}. Hogy ezt melyikében tette, az iratból nem derül ki.`, `By the register they could sign then for several offices: ${list('en')}. For which of them this was does not show.`)
  },
  logged: (policies: string): Both => say(
    `A napló bejegyzése szerint a Kapu az aláíráskor ellenőrizte a kiadmányozási jogot, és megengedte (${policies}).`,
    `By the entry of the log the Gate checked the right to sign when it was signed, and allowed it (${policies}).`),
  ofSeal: (name: string): Both => say(`A bélyegző tanúsítványa ennek a hivatalnak szól: ${name}.`, `The seal's certificate is this office's: ${name}.`),
  missing: say('A nyilvántartás szerint az aláíró ekkor egyetlen hivatal nevében sem kiadmányozhatott.', 'By the register the signer could sign in no office\'s name at that time.'),
  another: say('Az irat hivatala nevében az aláíró ekkor a nyilvántartás szerint nem kiadmányozhatott.', 'By the register the signer could not sign then in the name of the office that filed the document.'),
  unknown: say('Hálózat és nyilvántartás nélkül nem állapítható meg, kinek a nevében írhatott alá. Adja meg a bizonyítékcsomagot.', 'Without the register it cannot be said in whose name they could sign. Give the bundle.'),
  otherMaker: (voucher: string): Both => say(
    `Az aláíró nem a Kapu nyilvántartásaiban szereplő hivatal nevében írt alá: személyéért ${voucher} felel, jogosultságát a Kapu nem ismeri.`,
    `The signer did not sign in the name of an office in the Gate's registers: ${voucher} answers for who they are, their authority the Gate does not know.`),
  notAsked: revocation.notAsked
}

export const log = {
  included: (when: string, index: number, cosigned: boolean): Both => say(
    `A napló ${index}. bejegyzése erről az iratról szól (${at(new Date(when)).hu})${cosigned ? '; a tanú is ellenjegyezte' : '; a tanú ellenjegyzése még hiányzik'}.`,
    `Entry ${index} of the log speaks of this document (${at(new Date(when)).en})${cosigned ? '; the witness cosigned it' : '; the witness has not cosigned it yet'}.`),
  waiting: say('Az iratot naplózták, de a napló következő lezárt állapota még nem készült el. Próbálja néhány másodperc múlva.', 'The document is logged, but the next checkpoint of the log is not made yet. Try again in some seconds.'),
  erased: say('Az iratot naplózták; a bejegyzés tartalmát a megőrzési idő után törölték, a helye megvan.', 'The document is logged; the entry\'s content was erased after its time, its place is there.'),
  otherDocument: say('A napló megadott bejegyzése nem erről az iratról szól.', 'The entry of the log that was given does not speak of this document.'),
  otherTime: say('A napló más időpontot tud az aláírásról, mint az időbélyeg.', 'The log knows another time of signing than the time-stamp.'),
  fault: say('A napló bizonyítéka nem ellenőrizhető: megsérült, vagy nem ettől a naplótól való.', 'The proof of the log does not verify: it is damaged, or of another log.'),
  absent: say('A Kapu naplójában nincs bejegyzés erről az iratról. Ez nem hiba, ha nem a Kapuban készült.', 'The Gate\'s log has no entry of this document. That is no fault where it was not made in the Gate.'),
  notAsked: say('A naplót nem kérdeztük meg: ehhez hálózat vagy bizonyítékcsomag kell.', 'The log was not asked: that needs the network or a bundle.')
}

export const notChecked: readonly Both[] = [
  say('A PDF/A-szabványnak való megfelelés és a beágyazott betűkészletek.', 'Conformity to PDF/A and embedded fonts.'),
  say('Hogy a tartalom igaz-e és jogszerű-e.', 'Whether the content is true and lawful.')
]
