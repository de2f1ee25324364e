/** What `./kapu doctor` can find: a stable code with its weight, a Hungarian sentence and what to do. */

/** `blocks`: the Gate cannot start or serve; `error`: data or promises are hurt; `warning`: will be soon; `note`: for information. */
export type Severity = 'blocks' | 'error' | 'warning' | 'note'

interface Kind {
  readonly severity: Severity
  readonly hu: string
  readonly remedy: string
}

/** Codes never change once released: monitoring counts on them. */
export const kinds = {
  'node.outdated': { severity: 'blocks', hu: 'A Node.js túl régi.', remedy: 'Indítsa a ./kapu paranccsal, amely a csomagolt Node 24-et használja, vagy telepítse a Node 24-et.' },
  'library.missing': { severity: 'blocks', hu: 'Hiányzó vagy eltérő változatú programkönyvtár.', remedy: 'Futtassa a program mappájában: npm ci' },
  'platform.no-binaries': { severity: 'blocks', hu: 'Erre a gépre nincs beépített PostgreSQL.', remedy: 'Adjon meg egy futó kiszolgálót: DATABASE_URL=postgresql://… (15–18), vagy telepítse újra a csomagokat: npm ci' },
  'platform.shared-library': { severity: 'blocks', hu: 'A beépített PostgreSQL nem indítható ezen a gépen.', remedy: 'Telepítse a megnevezett megosztott könyvtárat (Debian: apt-get install), vagy használjon DATABASE_URL-t.' },
  'port.taken': { severity: 'blocks', hu: 'A kaput (port) más folyamat foglalja.', remedy: 'Állítsa le azt a folyamatot, vagy indítsa másikon: ./kapu start --port N --simulator-port N --mail-port N' },
  'gate.silent': { severity: 'error', hu: 'A Kapu fut, de nem válaszol.', remedy: 'Nézze meg a <adatmappa>/gate.log végét; állítsa le (SIGTERM) és indítsa újra. A leállítás semmi nyugtázottat nem veszít el.' },
  'gate.not-ready': { severity: 'error', hu: 'A Kapu fut, de nem tudja kiszolgálni a kéréseket.', remedy: 'Az adatbázis nem érhető el a Kapuból. Magától újra próbálja; ha percekig így marad, nézze meg a gate.log végét.' },
  'data.none': { severity: 'note', hu: 'Az adatmappa még nem létezik.', remedy: 'Az első ./kapu start létrehozza.' },
  'data.not-writable': { severity: 'blocks', hu: 'Az adatmappa nem írható.', remedy: 'Adjon jogot a futtató felhasználónak: chown -R FELHASZNÁLÓ MAPPA' },
  'data.foreign-owner': { severity: 'blocks', hu: 'Az adatmappa egyes részei más felhasználóé (valószínűleg rendszergazdaként indították).', remedy: 'Adja vissza a futtató felhasználónak: chown -R FELHASZNÁLÓ MAPPA, vagy indítsa ugyanazzal a felhasználóval.' },
  'data.open-to-others': { severity: 'warning', hu: 'Az adatmappát vagy kulcsait más felhasználók is olvashatják.', remedy: 'chmod 700 a mappákra, chmod 600 a fájlokra.' },
  'data.secrets-open': { severity: 'blocks', hu: 'A secrets.json fájlt más is olvashatja; a Kapu így nem indul.', remedy: 'chmod 600 <adatmappa>/secrets.json. Ha illetéktelen olvashatta, tekintse a telepítés kulcsait kiszivárgottnak.' },
  'data.copied': { severity: 'blocks', hu: 'Ez az adatmappa egy másik másolata; az adatbázisa ahhoz tartozik.', remedy: 'Indítsa az eredeti mappával, vagy kezdjen újat: --data MAPPA' },
  'cluster.lost': { severity: 'blocks', hu: 'Az adatmappa adatbázisa nincs a helyén.', remedy: 'Állítsa vissza a megnevezett mappát vagy a mentést (./kapu restore MENTÉS --data ÚJMAPPA). Addig a Kapu nem indul; ha elölről kezdi, adjon meg új mappát: --data ÚJMAPPA.' },
  'cluster.other-version': { severity: 'blocks', hu: 'Az adatbázist a PostgreSQL újabb főváltozata készítette.', remedy: 'Indítsa a Kapunak azzal a változatával, amely készítette.' },
  'cluster.to-upgrade': { severity: 'warning', hu: 'Az adatbázist a PostgreSQL régebbi főváltozata készítette; a következő indítás átviszi.', remedy: 'Előbb mentsen (./kapu backup a korábbi változattal). Az átvitelhez a régi kiszolgáló programjai is kellenek, és annyi szabad hely, amennyit az adatbázis elfoglal.' },
  'lease.stale': { severity: 'note', hu: 'Megszakadt folyamat foglalási fájlja maradt hátra.', remedy: 'Nincs teendő: a következő indítás törli.' },
  'lease.lock-left': { severity: 'note', hu: 'Megszakadt indítás zárolása maradt hátra.', remedy: 'Nincs teendő: a következő indítás néhány másodperc várakozás után feltöri.' },
  'postmaster.stale': { severity: 'note', hu: 'Az adatbázis-kiszolgáló leállás nélkül szakadt meg.', remedy: 'Nincs teendő: a következő indítás helyreállítja a naplójából.' },
  'postmaster.orphan': { severity: 'note', hu: 'Az adatbázis-kiszolgáló fut, bár senki sem használja.', remedy: 'Nincs teendő: a következő indítás átveszi, és a végén leállítja.' },
  'disk.full': { severity: 'error', hu: 'Betelt a lemez: a Kapu nem vesz fel új iratot.', remedy: 'Szabadítson fel helyet. Amit a Kapu nyugtázott, megmarad.' },
  'disk.low': { severity: 'warning', hu: 'Kevés a szabad hely.', remedy: 'Bővítse a lemezt, vagy szabadítson fel helyet, mielőtt betelik.' },
  'disk.inodes': { severity: 'warning', hu: 'Kevés a szabad inode; hamarosan nem hozható létre új fájl.', remedy: 'Törölje a sok kis fájlt, vagy helyezze az adatmappát másik fájlrendszerre.' },
  'clock.time-zone': { severity: 'error', hu: 'Az Europe/Budapest időzóna adatai hiányoznak vagy hibásak; a határidők rosszul számolódnának.', remedy: 'Használja a csomagolt Node-ot, és törölje a NODE_ICU_DATA beállítást.' },
  'clock.behind-log': { severity: 'error', hu: 'A gép órája a napló utolsó bejegyzésénél korábbi időt mutat.', remedy: 'Állítsa be az órát (NTP). Ha az óra járt korábban előre, a napló jövőbeli időpontjai megmaradnak; jegyezze fel az esetet.' },
  'clock.database': { severity: 'warning', hu: 'Az adatbázis-kiszolgáló órája eltér a gépétől.', remedy: 'Állítson be időszinkront (NTP) mindkét gépen.' },
  'database.unreachable': { severity: 'blocks', hu: 'Az adatbázis nem érhető el.', remedy: 'Nézze meg a megadott okot és a kiszolgáló naplóját; DATABASE_URL esetén a címet, a jelszót és a hálózatot.' },
  'database.unexamined': { severity: 'error', hu: 'Az adatbázis elérhető, de nem vizsgálható végig.', remedy: 'Nézze meg a megadott okot; jogosultság hiánya vagy sérült tábla okozhatja.' },
  'database.version': { severity: 'blocks', hu: 'Az adatbázis-kiszolgáló változata nem támogatott.', remedy: 'PostgreSQL 15, 16, 17 vagy 18 kell.' },
  'database.encoding': { severity: 'error', hu: 'Az adatbázis kódolása nem UTF8.', remedy: 'Hozzon létre UTF8 kódolású adatbázist, és töltse át az adatokat.' },
  'database.connections': { severity: 'warning', hu: 'Az adatbázis kapcsolatainak nagy része foglalt.', remedy: 'Emelje a max_connections értékét, vagy zárja le a felesleges kapcsolatokat.' },
  'migrations.pending': { severity: 'note', hu: 'Végrehajtásra váró adatbázis-változtatások vannak.', remedy: 'A következő ./kapu start vagy ./kapu db migrate elvégzi.' },
  'migrations.drift': { severity: 'blocks', hu: 'Egy végrehajtott adatbázis-változtatás azóta megváltozott.', remedy: 'Állítsa vissza a db/migrations mappát a kiadott állapotra.' },
  'migrations.newer': { severity: 'blocks', hu: 'Az adatbázist a Kapu újabb változata használta már.', remedy: 'Frissítse a programot legalább arra a változatra.' },
  'roles.missing': { severity: 'blocks', hu: 'Hiányzik egy adatbázis-szerepkör, vagy a bejelentkező felhasználó nem veheti fel.', remedy: 'Futtassa a ./kapu db migrate parancsot olyan felhasználóval, amely szerepkört hozhat létre.' },
  'roles.too-strong': { severity: 'error', hu: 'Egy alkalmazás-szerepkör megkerülheti a sorszintű védelmet, vagy tábla tulajdonosa.', remedy: 'ALTER ROLE … NOSUPERUSER NOBYPASSRLS; a táblák tulajdonosa a telepítő felhasználó legyen.' },
  'roles.unprotected-table': { severity: 'error', hu: 'Egy tábla sorszintű védelme ki van kapcsolva, pedig szabálya van.', remedy: 'ALTER TABLE … ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY; derítse ki, ki kapcsolta ki.' },
  'log.damaged': { severity: 'error', hu: 'A napló ellentmond önmagának.', remedy: 'Ne indítsa újra, mentse a mappát, és futtassa: ./kapu log verify. Visszaállított régi mentés is okozhatja.' },
  'log.unsealed': { severity: 'warning', hu: 'Naplóbejegyzések régóta várnak a pecsételésre.', remedy: 'Ha a Kapu fut, nézze meg a gate.log fájlban a sequencer hibáit; ha nem fut, a következő indítás pótolja.' },
  'log.witness-behind': { severity: 'warning', hu: 'A napló tanúja régóta nem írta alá a napló állását.', remedy: 'Ellenőrizze a tanú folyamatát; a türelmi idő után (KAPU_WITNESS_GRACE_HOURS) személyes adat nem kérdezhető le.' },
  'log.witness-alarm': { severity: 'error', hu: 'A napló tanúja megtagadta az aláírást: a napló nem csupán nőtt.', remedy: 'Mentse a mappát, futtassa: ./kapu log verify, és értesítse a felügyeletet.' },
  'jobs.failed': { severity: 'warning', hu: 'Háttérmunkák végleg sikertelenek lettek.', remedy: 'Nézze meg a hiba okát; javítás után: select graphile_worker.reschedule_jobs(array[…], run_at := now(), attempts := 0)' },
  'jobs.backlog': { severity: 'warning', hu: 'Torlódnak a háttérmunkák.', remedy: 'Ellenőrizze, hogy fut-e a Kapu, és a gate.log fájlban a munkák hibáit.' },
  'jobs.retrying': { severity: 'note', hu: 'Háttérmunkák hiba után újra próbálkoznak.', remedy: 'Nincs teendő, amíg maguktól sikerülnek; a levelező vagy a társhatóság kiesése okozza.' },
  'numbers.gap': { severity: 'error', hu: 'Hézag vagy eltérés van a számozásban.', remedy: 'Ne iktasson tovább a megnevezett könyvbe; mentse az adatbázist, és vesse össze a naplóval (./kapu log verify).' },
  'documents.missing': { severity: 'error', hu: 'Nyilvántartott irat tartalma hiányzik.', remedy: 'Állítsa vissza a documents mappát a mentésből; a fájl neve a tartalom SHA-256 lenyomata.' },
  'documents.damaged': { severity: 'error', hu: 'Nyilvántartott irat tartalma megsérült.', remedy: 'Állítsa vissza a megnevezett fájlt a mentésből, és ellenőrizze a lemezt.' },
  'certificates.expired': { severity: 'error', hu: 'Lejárt a kiszolgáló egyik tanúsítványa, és nincs helyette másik.', remedy: 'Indítsa újra a Kaput: új tanúsítványt állít ki; ha a gyökér járt le, új hitelesítésszolgáltatót kell létesíteni.' },
  'certificates.expiring': { severity: 'warning', hu: 'Hamarosan lejár a kiszolgáló egyik tanúsítványa.', remedy: 'Tervezze be a megújítást a lejárat előtt.' },
  'keys.missing': { severity: 'blocks', hu: 'A kiszolgáló egyik magánkulcsa hiányzik.', remedy: 'Állítsa vissza a keys mappát a mentésből.' },
  'keys.foreign': { severity: 'blocks', hu: 'A kiszolgáló egyik magánkulcsa nem az adatbázisban lévő tanúsítványhoz tartozik.', remedy: 'A keys mappa és az adatbázis ugyanabból a mentésből származzon.' },
  'keys.sealed': { severity: 'blocks', hu: 'A kiszolgáló egyik magánkulcsa nem nyitható ki: a secrets.json kulcsával, vagy a beállított tokenben.', remedy: 'A keys mappa és a secrets.json ugyanabból a mentésből származzon; tokennél nézze meg a KAPU_PKCS11_… beállításokat és a PIN-t.' },
  'keys.rotation-due': { severity: 'warning', hu: 'A kiadó hitelesítésszolgáltató hamarosan rövidebb ideig érvényes, mint egy új kártya.', remedy: 'Hozza el a gyökér kulcsát, és létesítsen újat: ./kapu keys rotate --root-key FÁJL' },
  'keys.root-online': { severity: 'warning', hu: 'A gyökér magánkulcsa az adatmappában van.', remedy: 'Vegye ki, és őrizze elzárva: ./kapu keys export-root FÁJL' },
  'secrets.lost': { severity: 'blocks', hu: 'Hiányzik a secrets.json, pedig vannak vele lezárt kulcsok.', remedy: 'Állítsa vissza a mentésből az indítás előtt; nélküle a kulcsok nem nyithatók ki.' },
  'simulator.unreachable': { severity: 'warning', hu: 'A társhatóságok szimulátora nem válaszol.', remedy: 'A Kapu magától újraindítja; ha percekig így marad, nézze meg a gate.log végét.' },
  'browser.none': { severity: 'note', hu: 'Nem fut itt böngésző; a böngészős tesztek kimaradnak.', remedy: 'Telepítsen Chromiumot, vagy adja meg: KAPU_BROWSER=/út/chromium' }
} as const satisfies Record<string, Kind>

export type FindingCode = keyof typeof kinds

/** One finding with the facts that make it findable. */
export interface Finding extends Kind {
  readonly code: FindingCode
  readonly detail: string
}

export const finding = (code: FindingCode, detail: string): Finding => ({ code, ...kinds[code], detail })

/** A check that ran: how many findings it added is seen in the report. */
export interface Examined {
  readonly area: string
  readonly findings: readonly Finding[]
}
