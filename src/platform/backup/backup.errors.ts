import { defineErrors } from '../errors/index.ts'

export const backupErrors = defineErrors('backup', {
  nothing: {
    status: 404,
    hu: 'Ebben a mappában nincs mit menteni: itt még nem indult Kapu. Adja meg a futó telepítés adatmappáját: --data MAPPA',
    en: 'There is nothing to back up in this folder: no Gate was started here. Name the folder of the installation: --data DIR'
  },
  exists: {
    status: 409,
    hu: 'A mentés helyén már van fájl, és mentés soha nem ír felül semmit. Adjon meg másik nevet vagy egy mappát.',
    en: 'There is a file at the place of the backup, and a backup never overwrites anything. Give another name or a folder.'
  },
  insideData: {
    status: 409,
    hu: 'A mentés nem kerülhet az adatmappába, mert azzal együtt veszne el. Adjon meg másik helyet, lehetőleg másik lemezen.',
    en: 'A backup cannot lie in the data folder, since it would be lost with it. Name another place, on another disk if possible.'
  },
  missing: { status: 404, hu: 'Nincs ilyen mentés. Ellenőrizze a fájl vagy a mappa nevét.', en: 'There is no such backup. Check the name of the file or folder.' },
  notABackup: {
    status: 422,
    hu: 'Ez a fájl nem a Kapu mentése, vagy az eleje megsérült.',
    en: 'This file is no backup of the Gate, or its beginning is damaged.'
  },
  newerFormat: {
    status: 422,
    hu: 'Ezt a mentést a Kapu újabb változata készítette. Telepítse azt a változatot, és azzal állítsa vissza.',
    en: 'A newer version of the Gate made this backup. Install that version and restore with it.'
  },
  wrongKey: { status: 403, hu: 'A mentés nem ezzel a jelszóval vagy kulcsfájllal készült.', en: 'The backup was not made with this passphrase or key file.' },
  damaged: {
    status: 422,
    hu: 'A mentés megsérült vagy megváltoztatták, ezért nem állítható vissza. Használjon másik példányt.',
    en: 'The backup is damaged or was changed and cannot be restored. Use another copy.'
  },
  cutOff: {
    status: 422,
    hu: 'A mentés vége hiányzik (megszakadt a készítése vagy a másolása), ezért nem állítható vissza. Használjon másik példányt.',
    en: 'The end of the backup is missing (it was cut off while made or copied), so it cannot be restored. Use another copy.'
  },
  weakPassphrase: {
    status: 422,
    hu: 'A mentés jelszava legalább 12 karakter legyen; kulcsfájlt így készíthet: head -c 32 /dev/urandom | base64 > kulcs',
    en: 'The passphrase of a backup has at least 12 characters; a key file is made by: head -c 32 /dev/urandom | base64 > key'
  },
  noPassphrase: {
    status: 422,
    hu: 'A mentéshez jelszó kell. Adja meg kulcsfájlban (--key-file FÁJL), a KAPU_BACKUP_PASSPHRASE változóban, vagy futtassa terminálból.',
    en: 'A backup needs a passphrase. Give it in a key file (--key-file FILE), in KAPU_BACKUP_PASSPHRASE, or run this in a terminal.'
  },
  notPermitted: {
    status: 403,
    hu: 'Az adatbázis felhasználója nem láthat vagy nem tölthet be minden sort. A mentéshez és a visszaállításhoz rendszergazdai (superuser) szerep kell a DATABASE_URL-ben.',
    en: 'The database user may not see or load every row. Backing up and restoring need a superuser in DATABASE_URL.'
  },
  targetNotEmpty: {
    status: 409,
    hu: 'A visszaállítás célja nem üres, és a visszaállítás soha nem ír felül semmit. Adjon meg üres mappát (--data MAPPA), illetve üres adatbázist.',
    en: 'The target of the restore is not empty, and a restore never overwrites anything. Name an empty folder (--data DIR) or an empty database.'
  },
  restoring: {
    status: 409,
    hu: 'Erre a helyre éppen egy másik folyamat állít vissza. Várja meg a végét.',
    en: 'Another process is restoring to this place. Wait until it is done.'
  },
  halfRestored: {
    status: 409,
    hu: 'Egy visszaállítás itt félbeszakadt, ezért a Kapu nem indul rajta. Ismételje meg: ./kapu restore FÁJL ugyanezzel a céllal; az előbb kitakarít.',
    en: 'A restore was cut off here, so the Gate does not start on it. Repeat it: ./kapu restore FILE with the same target; it cleans up first.'
  },
  newerSchema: {
    status: 422,
    hu: 'A mentés adatbázisa a Kapu újabb vagy más változatáé. Telepítse azt a változatot, és azzal állítsa vissza.',
    en: 'The database of the backup belongs to a newer or another version of the Gate. Install that version and restore with it.'
  },
  notTheSame: {
    status: 500,
    hu: 'A visszaállított adatok nem egyeznek a mentéssel, ezért a visszaállítás nem maradt meg.',
    en: 'What was restored is not what was backed up, so the restore was undone.'
  },
  notACheckpoint: {
    status: 422,
    hu: 'A megadott fájl nem a mentés naplójának aláírt ellenőrzőpontja.',
    en: 'The given file is no signed checkpoint of the log in the backup.'
  },
  olderThanCheckpoint: {
    status: 409,
    hu: 'A mentés régebbi, mint a naplónak egy máshol megőrzött ellenőrzőpontja: a köztük lévő bejegyzések elvesznének, és a napló elágazna. Keressen újabb mentést; ha nincs, az --accept-loss kapcsolóval a veszteség a naplóba kerül.',
    en: 'The backup is older than a checkpoint of the log kept elsewhere: the entries between would be lost and the log would fork. Look for a newer backup; if there is none, --accept-loss records the loss in the log.'
  }
})
