import { parseArgs } from 'node:util'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

/** `./kapu bench`: measures, prints a line of JSON per result, and keeps the figures if asked to. */
export const bench: Verb = {
  help: `./kapu bench [NÉV…] [--quick] [--write] | --list

Lefuttatja a méréseket (név nélkül mindet), és eredményenként egy sor JSON-t ír:
  {"bench","metric","value","unit","reference","ratio","goal","ok"}
Ahol van viszonyítási alap, a cél a ratio (value / reference) határa, másutt a value határa. Az alap és a mért művelet felváltva fut.
Saját ideiglenes mappában és adatbázisban dolgozik; az installáció adataihoz nem nyúl.

  --list    a mérések nevei és leírása
  --quick   rövid körök és kis adatkészlet, csak kipróbálásra: a sorokban "quick": true áll, az eredmény nem kerül a dokumentumba
  --write   az eredmények megőrzése (bench/record.json) és a docs/performance.md újraírása

Kilépési kód: 0 minden cél teljesült, 1 valamelyik nem.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true, options: { list: { type: 'boolean' }, quick: { type: 'boolean' }, write: { type: 'boolean' } }
    })
    if (values.quick && values.write) throw new UsageError('A --quick eredménye nem kerülhet a dokumentumba: a --write nélküle adható meg.')
    // Loaded only here: the libraries of a benchmark are no burden to the other verbs.
    const { benchNames, loadBench, runBenches } = await import('../../../bench/index.ts')
    const known = await benchNames()
    if (values.list) {
      for (const name of known) console.log(`${name.padEnd(14)}${(await loadBench(name)).summary}`)
      return exitCodes.ok
    }
    const unknown = positionals.filter((name) => !known.includes(name))
    if (unknown.length > 0) throw new UsageError(`Nincs ilyen mérés: ${unknown.join(', ')}. Van: ${known.join(', ')}.`)
    if (values.quick) console.error('Gyors próba: rövid körök, kis adatkészlet; az értékek nem mérvadók.')
    const met = await runBenches({
      names: positionals.length > 0 ? positionals : known, quick: values.quick ?? false, write: values.write ?? false,
      print: (line) => console.log(line), progress: (sentence) => console.error(sentence)
    })
    return met ? exitCodes.ok : exitCodes.wrong
  }
}
