import { useMemo } from 'react'
import { useLanguage } from '../../app/i18n.ts'
import {
  formatCount, formatDate, formatDateWithWeekday, formatInstant, formatListInstant, formatMoney, formatMonthDay, formatName, formatNumber,
  formatShortDate, formatTime, formatUntil
} from './format.ts'

/** The formatters bound to the reader's language. */
export function useFormat() {
  const language = useLanguage()
  return useMemo(() => ({
    date: (date: string) => formatDate(date, language),
    until: (date: string) => formatUntil(date, language),
    dateWithWeekday: (date: string) => formatDateWithWeekday(date, language),
    shortDate: (date: string, today?: string) => formatShortDate(date, language, today),
    monthDay: (date: string, today?: string) => formatMonthDay(date, language, today),
    time: (instant: string | Date) => formatTime(instant, language),
    instant: (instant: string) => formatInstant(instant, language),
    listInstant: (instant: string, today: string) => formatListInstant(instant, today, language),
    number: (value: number) => formatNumber(value, language),
    money: (forints: number) => formatMoney(forints, language),
    count: (count: number, isBound: boolean) => formatCount(count, isBound, language),
    name: (name: { family: string; given: string; title?: string | null }) => formatName(name, language)
  }), [language])
}
