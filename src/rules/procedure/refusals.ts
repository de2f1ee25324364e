/** Why an act is refused: stable words, each with the sentence that says what to do. */
import type { Localised } from '../calendar/index.ts'

export const refusals = {
  'not-arrived': { hu: 'Előbb a kérelmet kell érkeztetni.', en: 'The request must arrive first.' },
  'already-arrived': { hu: 'Az eljárást megindító kérelem már megvan; a további beadványt csatolja az ügyhöz.', en: 'The request that opens the procedure is there; attach further submissions to the case.' },
  'not-registered': { hu: 'Előbb iktatni kell.', en: 'The case must be registered first.' },
  'already-registered': { hu: 'Az ügy már iktatva van.', en: 'The case is registered already.' },
  'not-assigned': { hu: 'Előbb ki kell szignálni az ügyet.', en: 'The case must be assigned first.' },
  suspended: { hu: 'Az eljárás áll. Előbb rendelje el a folytatását.', en: 'The procedure stands still. Resume it first.' },
  'not-suspended': { hu: 'Az eljárás nincs felfüggesztve.', en: 'The procedure is not suspended.' },
  submitted: { hu: 'A tervezet aláírásra vár. Ehhez előbb vissza kell adni átdolgozásra.', en: 'The draft waits for sign-off. It must be returned first.' },
  'not-submitted': { hu: 'Nincs aláírásra váró tervezet.', en: 'No draft waits for sign-off.' },
  decided: { hu: 'Az ügyben már megszületett a döntés.', en: 'The case is decided already.' },
  'not-decided': { hu: 'Az ügyben még nincs kiadmányozott döntés.', en: 'The case has no signed decision yet.' },
  'not-communicated': { hu: 'A döntést még nem kapta meg minden ügyfél.', en: 'Not every client has the decision yet.' },
  appealed: { hu: 'A döntést megfellebbezték.', en: 'The decision was appealed.' },
  'no-appeal': { hu: 'Nincs elbírálatlan fellebbezés.', en: 'No appeal is pending.' },
  'no-appeal-by-law': { hu: 'A döntés ellen nincs helye fellebbezésnek; közigazgatási per indítható.', en: 'The decision cannot be appealed; an administrative action may be brought.' },
  forwarded: { hu: 'Az iratok a másodfokú hatóságnál vannak.', en: 'The file is with the second instance.' },
  final: { hu: 'A döntés véglegessé vált. Az elkésett beadványt iratként iktassa.', en: 'The decision is final. File a late submission as a document.' },
  'not-final': { hu: 'A döntés még nem végleges.', en: 'The decision is not final yet.' },
  'term-not-over': { hu: 'A határidő még nem telt el.', en: 'The term is not over yet.' },
  filed: { hu: 'Az ügyirat irattárban van.', en: 'The file is in the records office.' },
  'deficiency-once': { hu: 'Hiánypótlásra egyszer lehet felhívni az ügyfelet, és ez már megtörtént.', en: 'A deficiency notice may be sent once, and it was.' },
  'no-open-notice': { hu: 'Nincs nyitott hiánypótlási felhívás.', en: 'No deficiency notice is open.' },
  'notice-not-delivered': { hu: 'A hiánypótlási felhívást még nem kézbesítették, ezért a határideje nem indult el.', en: 'The notice is not delivered yet, so its term has not begun.' },
  'no-open-request': { hu: 'Nincs megválaszolatlan szakhatósági megkeresés.', en: 'No request to a specialist authority is open.' },
  'already-asked': { hu: 'A szakhatóság megkeresése már folyamatban van. Szükség esetén sürgesse meg.', en: 'The specialist authority is asked already. Send a reminder if needed.' },
  'no-specialist': { hu: 'Az ügyszabály nem jelöl meg szakhatóságot.', en: 'The case rule names no specialist authority.' },
  'no-data-set': { hu: 'Az ügyszabály nem enged adatkérést.', en: 'The case rule allows no data query.' },
  'no-switch': { hu: 'Az ügyszabály szerint ebből az eljárásból nem lehet áttérni.', en: 'The case rule knows no switch from this kind of procedure.' },
  'no-draft': { hu: 'Nincs döntéstervezet.', en: 'There is no draft decision.' },
  'old-draft': { hu: 'A tervezet közben megváltozott. Nézze meg a mostani változatot.', en: 'The draft has changed. Look at its present revision.' },
  'not-ready': { hu: 'A döntés előtt még vannak teljesítendő feltételek.', en: 'Requirements of the decision are still open.' },
  'decision-not-allowed': { hu: 'Az ügyszabály szerint ilyen döntés most nem hozható.', en: 'By the case rule this decision cannot be taken now.' },
  'no-open-delivery': { hu: 'Nincs folyamatban lévő kézbesítés.', en: 'No delivery is under way.' },
  withdrawn: { hu: 'A kérelmet visszavonták; az eljárást meg kell szüntetni.', en: 'The request was withdrawn; the procedure must be terminated.' },
  'unknown-reference': { hu: 'A lépés olyasmire hivatkozik, ami nincs az ügyben vagy az ügyszabályban.', en: 'The step refers to something that is not in the case or its rule.' },
  'already-there': { hu: 'Ez már szerepel az ügyben.', en: 'This is in the case already.' },
  'bad-dates': { hu: 'A napok sorrendje hibás, vagy a nap a jövőben van.', en: 'The days are in the wrong order, or a day lies in the future.' }
} as const satisfies Record<string, Localised>

export type Refusal = keyof typeof refusals
