import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'

/** Without accents and capitals, as the registers compare names. */
const fold = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

type Kind = 'settlement' | 'district' | 'county'
interface Place { readonly code: string; readonly name: string; readonly county: string | null; readonly districtCode?: string | null; readonly districtName: string | null }
interface Option { readonly value: string; readonly label: string }

const optionOf: Readonly<Record<Kind, (place: Place) => Option | null>> = {
  settlement: ({ code, name, county }) => ({ value: code, label: [name, county].filter(Boolean).join(', ') }),
  district: ({ districtCode, districtName, county }) => (districtCode == null ? null : { value: districtCode, label: [districtName ?? districtCode, county].filter(Boolean).join(', ') }),
  county: ({ county }) => (county === null ? null : { value: county, label: county })
}

/** The register's own list is in the order of names, and a word may be that of a district of many: whatever is itself called so comes first. */
async function findOptions(kind: Kind, words: string): Promise<readonly Option[]> {
  const terms = fold(words).split(' ').filter(Boolean)
  const [listed, ...named] = await Promise.all([
    answered(api.GET('/api/v1/public/registers/settlements', { params: { query: { q: words, limit: 200 } } })).then(({ items }) => items.map(({ value }): Place => value)),
    ...(kind === 'settlement' ? [...new Set([words, ...terms])] : []).map((q) => answered(api.GET('/api/v1/public/settlements', { params: { query: { q, limit: 50 } } })).then(({ items }) => items))
  ])
  const found = new Map<string, Option & { readonly rank: number }>()
  for (const place of [...named.flat(), ...listed]) {
    const option = optionOf[kind](place)
    if (option === null || found.has(option.value)) continue
    const all = fold(`${place.name} ${place.county ?? ''} ${place.districtName ?? ''} ${option.value}`)
    if (!terms.every((term) => all.includes(term))) continue
    const label = fold(option.label)
    found.set(option.value, { ...option, rank: terms.some((term) => label.startsWith(term)) ? 0 : terms.some((term) => label.includes(term)) ? 1 : 2 })
  }
  return [...found.values()].toSorted((one, other) => one.rank - other.rank).slice(0, 30).map(({ value, label }) => ({ value, label }))
}

/**
 * A settlement, district or county, found by words of its name, its county or its code. Districts and counties have no register of their
 * own: they are what the register of settlements says of the settlements in them.
 */
export function TerritorySelect({ kind, label, required, value, onChange }: {
  readonly kind: Kind; readonly label: string; readonly required: boolean; readonly value: string; readonly onChange: (code: string) => void
}) {
  const t = useText()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<Option | null>(null)
  const [words] = useDebouncedValue(typed.replaceAll(',', ' ').trim(), 200)
  const isAsked = words.length > 1 && typed !== chosen?.label
  const found = useQuery({
    queryKey: ['register', 'settlements', kind, words], enabled: isAsked, placeholderData: keepPreviousData,
    queryFn: () => findOptions(kind, words)
  })
  const options = isAsked ? found.data ?? [] : []
  const data = chosen && !options.some((option) => option.value === chosen.value) ? [chosen, ...options] : options
  return (
    <Select label={label} description={t(`registers:territoryHelp.${kind}`)} required={required} searchable data={data} filter={({ options: all }) => all} value={value || null} searchValue={typed} onSearchChange={setTyped}
      nothingFoundMessage={isAsked && found.isSuccess && !found.isPlaceholderData ? t('registers:noTerritory') : undefined} error={found.error ? found.error.message : undefined}
      allowDeselect={false} comboboxProps={{ withinPortal: true, zIndex: 500 }}
      onChange={(next, option) => { setChosen(option && { value: option.value, label: option.label }); onChange(next ?? '') }} />
  )
}
