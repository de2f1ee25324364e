/**
 * Settlements that do not exist: 4,400 of them for the mayors' offices, each a first and a second half that nobody joined on
 * a map. Whatever likeness remains is chance; every row made from them carries the demo mark.
 */
const first = [
  'Gólya', 'Kócsag', 'Harmat', 'Tündér', 'Csillag', 'Pipacs', 'Délibáb', 'Levendula', 'Szellő', 'Kakukk', 'Fülemüle', 'Nefelejcs', 'Pitypang', 'Zsálya',
  'Mályva', 'Szeder', 'Bodza', 'Kökény', 'Galagonya', 'Csipke', 'Hóvirág', 'Ibolya', 'Rezeda', 'Kamilla', 'Borostyán', 'Jázmin', 'Cinke', 'Pinty',
  'Rigó', 'Szarka', 'Bagoly', 'Gerle', 'Haris', 'Bíbic', 'Nádirigó', 'Pillangó', 'Szitakötő', 'Tücsök', 'Méhes', 'Katica', 'Őszike', 'Zápor',
  'Szivárvány', 'Hajnal', 'Alkony', 'Északi', 'Naplemente', 'Holdfény', 'Üstökös', 'Göncöl', 'Malomkő', 'Pásztor', 'Gulyás', 'Csikós', 'Fazekas', 'Takács',
  'Kovácsoltvas', 'Bognár', 'Révész', 'Halász', 'Szénégető', 'Mézes', 'Vadrózsa', 'Kankalin', 'Árvalány', 'Boglárka', 'Búzavirág', 'Gyöngyvirág', 'Kikerics', 'Liliom',
  'Margaréta', 'Orgona', 'Páfrány', 'Repkény', 'Sáfrány', 'Tátika', 'Tárkony', 'Turbolya', 'Vérehulló', 'Zergeboglár', 'Csermely', 'Kristály', 'Obszidián', 'Ökörszem',
  'Süvöltő', 'Zsezse', 'Karvaly', 'Vércse'
] as const
const second = [
  'háza', 'falva', 'berek', 'halom', 'völgy', 'liget', 'kút', 'ér', 'mező', 'rév', 'szállás', 'telek', 'part', 'domb', 'tó', 'sziget', 'hegy', 'fok',
  'híd', 'kert', 'lak', 'major', 'puszta', 'szeg', 'szög', 'tanya', 'torok', 'vár', 'vég', 'zug', 'alja', 'bánya', 'csárda', 'dűlő', 'erdő', 'forrás',
  'gát', 'határ', 'kő', 'láp', 'malom', 'nádas', 'orom', 'patak', 'rét', 'sarok', 'szurdok', 'udvar', 'zátony', 'árok'
] as const

/** The town of the walk-through, and the rest. */
export const demoTown = 'Tiszakeresztes'

export function settlements(count: number): string[] {
  if (count > first.length * second.length) throw new RangeError(`only ${first.length * second.length} invented settlements are at hand`)
  // A step that shares no divisor with the size visits each pair once, and neighbours in the list differ in both halves.
  const size = first.length * second.length
  const step = 1_297
  return Array.from({ length: count }, (_, index) => {
    const place = (index * step) % size
    return `${first[Math.floor(place / second.length)]!}${second[place % second.length]!}`
  })
}

/** Invented counties (vármegye). */
export const counties = [
  'Felsőberek', 'Alsóberek', 'Harmatvölgy', 'Kócsagköz', 'Ligetalja', 'Napkeleti', 'Napnyugati', 'Északi-síksági', 'Déli-dombvidéki', 'Ezertó', 'Hétpatak',
  'Malomszeg', 'Nádasköz', 'Őrvidék', 'Pusztaszél', 'Révköz', 'Sárvölgy', 'Tölgyhát', 'Vadvíz', 'Zúgóalja'
] as const
