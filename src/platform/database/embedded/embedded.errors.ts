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
    hu: 'Az adatmappát a PostgreSQL másik főváltozata készítette; ez a Kapu nem tudja megnyitni.',
    en: 'The data folder was made by another major version of PostgreSQL; this Gate cannot open it.'
  },
  notStarted: {
    status: 500,
    hu: 'A beépített PostgreSQL nem indult el. A kiszolgáló naplójának vége mutatja az okát.',
    en: 'The embedded PostgreSQL did not start. The end of its log shows the reason.'
  }
})
