import { defineErrors } from '../platform/errors/index.ts'

/** An installation of which a part is gone: starting on would make an empty one in its place, or sign with keys that nobody knows. */
export const lostErrors = defineErrors('installation', {
  databaseLost: {
    status: 500,
    hu: 'Ezen az adatmappán már működött Kapu, de az adatbázisa nincs a helyén. A Kapu nem kezd helyette üreset. Állítsa vissza az adatbázis mappáját a helyére, vagy a mentést egy üres mappába (./kapu restore MENTÉS --data ÚJMAPPA). Ha valóban elölről kezdi, adjon meg új mappát: ./kapu start --data ÚJMAPPA (DATABASE_URL mellett: KAPU_DATA=ÚJMAPPA).',
    en: 'A Gate worked on this data folder, but its database is not in its place. The Gate does not begin an empty one instead. Put the database folder back, or restore the backup into an empty folder (./kapu restore BACKUP --data NEWDIR). To really begin anew, name a new folder: ./kapu start --data NEWDIR (with DATABASE_URL: KAPU_DATA=NEWDIR).'
  },
  secretsLost: {
    status: 500,
    hu: 'Hiányzik a secrets.json, pedig a keys mappában vannak vele lezárt kulcsok; nélküle azok nem nyithatók ki. Állítsa vissza a secrets.json fájlt a mentésből, vagy az egész mentést egy üres mappába (./kapu restore MENTÉS --data ÚJMAPPA).',
    en: 'secrets.json is missing, yet the folder keys holds keys sealed with it, which cannot be opened without it. Put secrets.json back from the backup, or restore the whole backup into an empty folder (./kapu restore BACKUP --data NEWDIR).'
  },
  keysLost: {
    status: 500,
    hu: 'Hiányoznak a kiszolgáló magánkulcsai, amelyekhez az adatbázisban tanúsítvány vagy közzétett napló tartozik. A Kapu nem készít helyettük újat. Állítsa vissza a keys és a log-keys mappát a mentésből, vagy az egész mentést egy üres mappába (./kapu restore MENTÉS --data ÚJMAPPA).',
    en: 'Private keys of the server are missing to which certificates in the database or the published log belong. The Gate makes no new ones instead. Put the folders keys and log-keys back from the backup, or restore the whole backup into an empty folder (./kapu restore BACKUP --data NEWDIR).'
  },
  keysForeign: {
    status: 500,
    hu: 'A kiszolgáló magánkulcsai nem ehhez az adatbázishoz tartoznak, vagy a secrets.json nem nyitja ki őket. A keys és a log-keys mappának, a secrets.json fájlnak és az adatbázisnak ugyanabból a telepítésből vagy mentésből kell származnia: állítsa vissza őket együtt (./kapu restore MENTÉS --data ÚJMAPPA).',
    en: 'The private keys of the server do not belong to this database, or secrets.json does not open them. The folders keys and log-keys, secrets.json and the database must come from the same installation or backup: restore them together (./kapu restore BACKUP --data NEWDIR).'
  },
  documentsLost: {
    status: 500,
    hu: 'Az adatbázis iratokat tart nyilván, de az iratok mappája (documents) üres vagy hiányzik. Csatolja vissza vagy állítsa vissza a mentésből (./kapu restore MENTÉS --data ÚJMAPPA). Ha az iratok végleg elvesztek, és nélkülük akarja indítani: ./kapu start --without-documents.',
    en: 'The database knows of documents, but their folder (documents) is empty or missing. Mount it again or restore it from the backup (./kapu restore BACKUP --data NEWDIR). If the documents are lost for good and you want to start without them: ./kapu start --without-documents.'
  }
})
