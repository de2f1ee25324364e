import { expect, it } from 'vitest'
import { groupsOf } from './form-words.ts'

const form = {
  schema: { properties: { site: { properties: { settlement: {}, title: {} } }, activity: {}, declaration: {} } },
  texts: {
    hu: { fields: { site: { title: 'A telep' }, 'site.settlement': { title: 'Település' }, 'site.title': { title: 'Jogcím', options: { owner: 'tulajdonos' } }, declaration: { title: 'Kijelentem' } } }
  }
}

it('says what was sent in the words and the order of the form', () => {
  const data = { declaration: true, activity: { products: [{ name: 'szék' }, { name: '' }] }, site: { title: 'owner', settlement: 'Tiszakeresztes' } }
  expect(groupsOf(data, form, 'hu')).toEqual([
    { title: 'A telep', lines: [{ label: 'Település', value: 'Tiszakeresztes' }, { label: 'Jogcím', value: 'tulajdonos' }] },
    { title: 'activity', lines: [{ label: 'activity.products.name', value: 'szék' }] },
    { title: null, lines: [{ label: 'Kijelentem', value: true }] }
  ])
})

it('falls back to names where the form is not known', () => {
  expect(groupsOf({ text: 'Helló', none: null }, null, 'en')).toEqual([{ title: null, lines: [{ label: 'text', value: 'Helló' }] }])
})
