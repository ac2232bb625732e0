import type { NextDue } from '@chairflow/node-kit'
import { nextLocalTime } from '@chairflow/scheduling'
import type { definition } from './definition.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export const nextDue: NextDue<typeof definition> = ({ days, time }, after, timeZone) => {
  const weekdays = days.map((day) => WEEKDAYS.indexOf(String(day)) + 1)
  return nextLocalTime(after, { weekdays, clock: time }, timeZone)
}
