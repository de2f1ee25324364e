import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'

type Kind = 'settlement' | 'district' | 'county'
interface Place { readonly code: string; readonly name: string; readonly county: string | null; readonly districtCode: string | null; readonly districtName: string | null }
interface Option { readonly value: string; readonly label: string }

const optionOf: Readonly<Record<Kind, (place: Place) => Option | null>> = {
  settlement: ({ code, name, county }) => ({ value: code, label: [name, county].filter(Boolean).join(', ') }),
  district: ({ districtCode, districtName, county }) => (districtCode === null ? null : { value: districtCode, label: [districtName ?? districtCode, county].filter(Boolean).join(', ') }),
  county: ({ county }) => (county === null ? null : { value: county, label: county })
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
    queryFn: async () => {
      const { items } = await answered(api.GET('/api/v1/public/registers/settlements', { params: { query: { q: words, limit: kind === 'settlement' ? 30 : 200 } } }))
      return [...new Map(items.map((item) => optionOf[kind](item.value)).filter((option) => option !== null).map((option) => [option.value, option])).values()]
    }
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
