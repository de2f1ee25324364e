/** Every verb of `./kapu`, in the order of its list. What a verb needs is loaded only when it is called: a list of verbs takes no second. */
import type { Verb } from './verb.ts'

export interface ListedVerb {
  /** `start`, or two words: `log verify`. */
  readonly name: string
  /** One Hungarian line for the list. */
  readonly summary: string
  readonly load: () => Promise<Verb>
}

export const verbs: readonly ListedVerb[] = [
  { name: 'start', summary: 'a Kapu indítása', load: async () => (await import('./verbs/start.ts')).start },
  { name: 'test', summary: 'minden teszt futtatása', load: async () => (await import('./verbs/test.ts')).test },
  { name: 'doctor', summary: 'a gép és a telepítés vizsgálata: mi a hiba, és mi a teendő', load: async () => (await import('./verbs/doctor.ts')).doctor },
  { name: 'deadline', summary: 'határidő levezetése', load: async () => (await import('./verbs/deadline.ts')).deadline },
  { name: 'competent', summary: 'melyik hivatal illetékes egy ügytípusban egy településen', load: async () => (await import('./verbs/competent.ts')).competent },
  { name: 'import gazetteer', summary: 'a helységnévtár beolvasása: települések, hivatalok, illetékesség', load: async () => (await import('./verbs/import-gazetteer.ts')).importGazetteer },
  { name: 'catalogue check', summary: 'az ügyszabályok ellenőrzése', load: async () => (await import('./verbs/catalogue-check.ts')).catalogueCheck },
  { name: 'log verify', summary: 'a napló hitelességének ellenőrzése', load: async () => (await import('./verbs/log-verify.ts')).logVerify },
  { name: 'verify', summary: 'aláírt PDF ellenőrzése, hálózat és adatbázis nélkül is', load: async () => (await import('./verbs/verify.ts')).verify },
  { name: 'db migrate', summary: 'adatbázis-változtatások végrehajtása', load: async () => (await import('./verbs/db.ts')).dbMigrate },
  { name: 'db schema', summary: 'a séma összevetése a db/schema.sql fájllal', load: async () => (await import('./verbs/db.ts')).dbSchema },
  { name: 'db types', summary: 'a sortípusok összevetése a sémával', load: async () => (await import('./verbs/db.ts')).dbTypes },
  { name: 'openapi', summary: 'az API-leírás összevetése az útvonalakkal', load: async () => (await import('./verbs/openapi.ts')).openapi },
  { name: 'licences', summary: 'a felhasznált könyvtárak licencei', load: async () => (await import('./verbs/licences.ts')).licences },
  { name: 'cases rebuild', summary: 'az ügylisták sorainak újraszámítása az eljárási cselekményekből', load: async () => (await import('./verbs/cases-rebuild.ts')).casesRebuild },
  { name: 'keys list', summary: 'a kiszolgáló kulcsai: kié, meddig, itt van-e', load: async () => (await import('./verbs/keys.ts')).keysList },
  { name: 'keys export-root', summary: 'a gyökér kulcsának kivétele az adatmappából', load: async () => (await import('./verbs/keys.ts')).keysExportRoot },
  { name: 'keys rotate', summary: 'új kiadó hitelesítésszolgáltató a gyökér elhozott kulcsával', load: async () => (await import('./verbs/keys.ts')).keysRotate },
  { name: 'keys distrust', summary: 'a bizalom visszavonása egy korábbi kiadó hitelesítésszolgáltatótól', load: async () => (await import('./verbs/keys.ts')).keysDistrust },
  { name: 'backup', summary: 'titkosított mentés készítése, ellenőrzése visszaállítással', load: async () => (await import('./verbs/backup.ts')).backup },
  { name: 'restore', summary: 'mentés visszaállítása üres helyre', load: async () => (await import('./verbs/restore.ts')).restore },
  { name: 'bench', summary: 'teljesítménymérés', load: async () => (await import('./verbs/bench.ts')).bench }
]
