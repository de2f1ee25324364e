/** A gazetteer of invented settlements, as many and as organised as the real one: for machines that do not have it. */
export function inventedGazetteer(): Buffer {
  const rows = ['name,ksh_code,status,county,district_code,district_name,district_seat,office_kind,office_seat,area_ha,population,dwellings']
  const settlements = 3178
  for (let n = 0; n < settlements; n += 1) {
    const district = Math.floor(n / 18)
    const county = `Vármegye ${Math.floor(district / 10)}`
    const first = `Falu ${district * 18}`
    // Every third has an office of its own, the second of three is the seat of a joint office that serves the third.
    const [kind, seat] = n % 3 === 0 ? [1, '–'] : n % 3 === 1 ? [2, 'Helyben – Locally'] : [6, `Falu ${n - 1}`]
    const status = n % 180 === 0 ? '"megyeszékhely, megyei jogú város"' : n % 18 === 0 ? 'város' : 'község'
    rows.push(`Falu ${n},${10_000 + n},${status},${county},${String(district).padStart(3, '0')} ${n % 18 === 0 ? 1 : 0},${first}i,${first},${kind},${seat},1000,1000,400`)
  }
  return Buffer.from(`${rows.join('\r\n')}\r\n`)
}
