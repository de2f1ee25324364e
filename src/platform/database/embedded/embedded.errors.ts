import { defineErrors } from '../../errors/index.ts'

export const embeddedErrors = defineErrors('embedded', {
  noBinaries: {
    status: 500,
    hu: 'Erre a gépre nincs beépített PostgreSQL. Adjon meg egy futó kiszolgálót: DATABASE_URL=postgresql://…',
    en: 'There is no embedded PostgreSQL for this machine. Name a running server: DATABASE_URL=postgresql://…'
  },
  noUser: {
    status: 500,
    hu: 'A PostgreSQL nem futhat rendszergazdaként, és nincs alkalmas felhasználó (nobody). Indítsa a Kaput közönséges felhasználóként.',
    en: 'PostgreSQL does not run as root and there is no suitable user (nobody). Start the Gate as an ordinary user.'
  },
  copiedFolder: {
    status: 409,
    hu: 'Ez az adatmappa egy másik másolata, és az adatbázisa ahhoz tartozik. Indítsa a Kaput az eredeti mappával, vagy adjon meg újat: --data MAPPA',
    en: 'This data folder is a copy of another one, to which its database belongs. Start the Gate with the original folder or name a new one: --data DIR'
  },
  held: {
    status: 409,
    hu: 'Ezt az adatmappát már egy másik Kapu használja. Állítsa le azt, vagy adjon meg másik mappát: --data MAPPA',
    en: 'Another Gate uses this data folder. Stop it or name another folder: --data DIR'
  },
  anotherVersion: {
    status: 500,
    hu: 'Az adatbázist a PostgreSQL másik főváltozata készítette, és annak programjai nincsenek ezen a gépen. Telepítse azokat (Debian: apt-get install postgresql-VÁLTOZAT), és indítsa újra: a Kapu átviszi az adatokat. Vagy készítsen mentést a Kapu korábbi változatával (./kapu backup FÁJL), és állítsa vissza ezzel üres mappába (./kapu restore FÁJL --data MAPPA).',
    en: 'The database was made by another major version of PostgreSQL whose programs are not on this machine. Install them (Debian: apt-get install postgresql-VERSION) and start again: the Gate carries the data over. Or make a backup with the earlier version of the Gate (./kapu backup FILE) and restore it with this one into an empty folder (./kapu restore FILE --data DIR).'
  },
  noRoom: {
    status: 507,
    hu: 'Az adatbázis új főváltozatra viteléhez nincs elég hely a lemezen: egy ideig a réginek és az újnak is el kell férnie. Szabadítson fel helyet, és indítsa újra; az adatok sértetlenek.',
    en: 'There is not enough disk space to carry the database over to the new major version: old and new lie side by side for a while. Free some space and start again; the data are untouched.'
  },
  notStarted: {
    status: 500,
    hu: 'A beépített PostgreSQL nem indult el. A kiszolgáló naplójának vége mutatja az okát.',
    en: 'The embedded PostgreSQL did not start. The end of its log shows the reason.'
  }
})
