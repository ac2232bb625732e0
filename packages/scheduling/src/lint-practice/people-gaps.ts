import { isShared } from '../matrix/room-words.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { Gap } from './gap.ts'

/** Who is never at work, and rooms that are called shared and hold one. */
export function peopleGaps({ providers, rooms }: PracticeRecords): readonly Gap[] {
  const idle = providers.filter(({ shifts }) => shifts.length === 0)
  const narrow = rooms.filter(({ type, capacity }) => isShared(type) && capacity === 1)
  return [
    ...idle.map(
      ({ id, displayName: name }): Gap => ({
        code: 'no-shifts',
        severity: 'warning',
        text: `${name} has no working hours, so no visit is given to them.`,
        todo: 'Enter when they work.',
        where: { list: 'providers', id, name },
      }),
    ),
    ...narrow.map(
      ({ id, name }): Gap => ({
        code: 'shared-room-for-one',
        severity: 'note',
        text: `${name} holds one visit at a time.`,
        todo: 'Enter how many chairs it has.',
        where: { list: 'rooms', id, name },
      }),
    ),
  ]
}
