import type { NextDue } from '@chairflow/node-kit'
import { nextLocalTime } from '@chairflow/scheduling'
import type { definition } from './definition.ts'

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7]

/** Certificates are looked at once a day. */
export const nextDue: NextDue<typeof definition> = ({ time }, after, timeZone) =>
  nextLocalTime(after, { weekdays: EVERY_DAY, clock: time }, timeZone)
