import type { WaitlistRow } from '@chairflow/api'
import { calendarDate, calendarDateWords } from '../clock-words.ts'
import { texts } from './texts.ts'

type Wishes = Pick<
  WaitlistRow,
  'locationNames' | 'maxMiles' | 'zip' | 'provider' | 'providerName' | 'noticeMinutes' | 'expiresAt'
>

type Place = { readonly timeZone: string; readonly hasOneLocation: boolean }

/** What matters to somebody beside the time, each wish in a few words; what was left open is not said. */
export function wishWords(row: Wishes, { timeZone, hasOneLocation }: Place): readonly string[] {
  const { locationNames, maxMiles, zip, provider, providerName, noticeMinutes, expiresAt } = row
  const name = providerName ?? texts.aProvider
  const until = expiresAt === null ? null : calendarDate(Date.parse(expiresAt) - 1, timeZone)
  return [
    hasOneLocation ? [] : texts.at(locationNames.join(', ')),
    provider === null ? [] : texts[provider.strength](name),
    maxMiles === null ? [] : texts.within(maxMiles),
    zip === null ? [] : texts.from(zip),
    noticeMinutes === 0 ? [] : texts.notice(lengthWords(noticeMinutes)),
    until === null ? [] : texts.until(calendarDateWords(until)),
  ].flat()
}

function lengthWords(minutes: number): string {
  return minutes % 30 === 0 && minutes >= 60 ? texts.hours(minutes / 60) : texts.minutes(minutes)
}
