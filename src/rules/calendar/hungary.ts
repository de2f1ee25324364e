/**
 * Hungary's calendar, 2024 to 2027. Plain data: change it here (or load another edition), never in code.
 *
 * Sources: public holidays Mt. (2012. évi I. törvény) 102. § (1), Good Friday since 2017; relocated days the yearly
 * decree under Mt. 102. § (5); breaks 2023. évi XXVI. törvény and the government's decrees under it.
 */
import type { CalendarData } from './calendar.types.ts'

const HOLIDAY_LAW = 'Mt. 102. § (1)'
const SINCE = '1993-01-01'

export const HUNGARY: CalendarData = {
  version: 'HU-2026.1',
  holidays: [
    { code: 'new-year', name: { hu: 'Újév', en: 'New Year’s Day' }, on: { fixed: '01-01' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'revolution-of-1848', name: { hu: 'Nemzeti ünnep (1848)', en: 'National Day (1848)' }, on: { fixed: '03-15' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'good-friday', name: { hu: 'Nagypéntek', en: 'Good Friday' }, on: { easter: -2 }, validFrom: '2017-01-01', validTo: null, law: HOLIDAY_LAW },
    { code: 'easter-sunday', name: { hu: 'Húsvétvasárnap', en: 'Easter Sunday' }, on: { easter: 0 }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'easter-monday', name: { hu: 'Húsvéthétfő', en: 'Easter Monday' }, on: { easter: 1 }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'labour-day', name: { hu: 'A munka ünnepe', en: 'Labour Day' }, on: { fixed: '05-01' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'whit-sunday', name: { hu: 'Pünkösdvasárnap', en: 'Whit Sunday' }, on: { easter: 49 }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'whit-monday', name: { hu: 'Pünkösdhétfő', en: 'Whit Monday' }, on: { easter: 50 }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'state-foundation', name: { hu: 'Az államalapítás ünnepe', en: 'State Foundation Day' }, on: { fixed: '08-20' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'revolution-of-1956', name: { hu: 'Nemzeti ünnep (1956)', en: 'National Day (1956)' }, on: { fixed: '10-23' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'all-saints', name: { hu: 'Mindenszentek', en: 'All Saints’ Day' }, on: { fixed: '11-01' }, validFrom: '2000-01-01', validTo: null, law: HOLIDAY_LAW },
    { code: 'christmas', name: { hu: 'Karácsony', en: 'Christmas Day' }, on: { fixed: '12-25' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW },
    { code: 'second-christmas-day', name: { hu: 'Karácsony másnapja', en: 'Second day of Christmas' }, on: { fixed: '12-26' }, validFrom: SINCE, validTo: null, law: HOLIDAY_LAW }
  ],
  relocations: [
    { restDay: '2024-08-19', workingDay: '2024-08-03', law: '15/2023. GFM rendelet' },
    { restDay: '2024-12-24', workingDay: '2024-12-07', law: '15/2023. GFM rendelet' },
    { restDay: '2024-12-27', workingDay: '2024-12-14', law: '15/2023. GFM rendelet' },
    { restDay: '2025-05-02', workingDay: '2025-05-17', law: '11/2024. (IV. 8.) NGM rendelet 2. §' },
    { restDay: '2025-10-24', workingDay: '2025-10-18', law: '11/2024. (IV. 8.) NGM rendelet 2. §' },
    { restDay: '2025-12-24', workingDay: '2025-12-13', law: '11/2024. (IV. 8.) NGM rendelet 2. §' },
    { restDay: '2026-01-02', workingDay: '2026-01-10', law: '10/2025. (IV. 30.) NGM rendelet' },
    { restDay: '2026-08-21', workingDay: '2026-08-08', law: '10/2025. (IV. 30.) NGM rendelet' },
    { restDay: '2026-12-24', workingDay: '2026-12-12', law: '10/2025. (IV. 30.) NGM rendelet' }
  ],
  breaks: [
    {
      from: '2023-12-27', to: '2024-01-01', name: { hu: '2023. évi téli igazgatási szünet', en: 'winter administrative break 2023' },
      office: 'government', certainty: 'confirmed', law: '2023. évi XXVI. tv. 3. § (2); 407/2023. (VIII. 30.) Korm. rendelet 1. §'
    },
    {
      from: '2024-12-30', to: '2025-01-01', name: { hu: '2024. évi téli igazgatási szünet', en: 'winter administrative break 2024' },
      office: 'government', certainty: 'confirmed', law: '2023. évi XXVI. tv. 3. § (2); a 2024. évi téli igazgatási szünetről szóló Korm. rendelet',
      note: 'Dates by the draft and the press on its promulgation (December 2023); the decree’s number is to be added.'
    },
    {
      from: '2025-12-29', to: '2026-01-04', name: { hu: '2025. évi téli igazgatási szünet', en: 'winter administrative break 2025' },
      office: 'government', certainty: 'reported', law: '2023. évi XXVI. tv. 3. § (2)',
      note: 'By the press (November 2024) a decree orders a yearly break from 2025: from the first working day after 26 December to the day before the first working day of January. The decree itself was not read.'
    },
    {
      from: '2026-12-28', to: '2027-01-03', name: { hu: '2026. évi téli igazgatási szünet', en: 'winter administrative break 2026' },
      office: 'government', certainty: 'reported', law: '2023. évi XXVI. tv. 3. § (2)',
      note: 'Computed from the same reported yearly rule; its last day depends on the relocated days of 2027.'
    }
  ],
  years: [
    { year: 2024, relocations: 'known', breaks: 'known' },
    { year: 2025, relocations: 'known', breaks: 'unverified', note: 'winter break reported only' },
    { year: 2026, relocations: 'known', breaks: 'unverified', note: 'winter break reported only' },
    { year: 2027, relocations: 'unknown', breaks: 'unknown', note: 'the decree on relocated days was not found; 24 December (a Friday) is a natural candidate' }
  ]
}
