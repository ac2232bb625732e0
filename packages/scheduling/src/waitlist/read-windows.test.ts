import { fc, test as prop } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { readWindows } from './read-windows.ts'

const week = [1, 2, 3, 4, 5]
const all = [1, 2, 3, 4, 5, 6, 7]

describe('days and hours as people write them', () => {
  test.each([
    ['Mon-Fri 9am-12pm', [[week, '09:00', '12:00']]],
    [
      'Mon–Fri 9:00–12:00; Sat 10:00-14:00',
      [
        [week, '09:00', '12:00'],
        [[6], '10:00', '14:00'],
      ],
    ],
    ['weekends', [[[6, 7], '00:00', '23:59']]],
    [
      'weekends; evenings',
      [
        [[6, 7], '00:00', '23:59'],
        [all, '17:00', '23:59'],
      ],
    ],
    ['Tuesdays, Thursdays and Sat after 2pm', [[[2, 4, 6], '14:00', '23:59']]],
    ['Tue Thu mornings', [[[2, 4], '00:00', '12:00']]],
    ['weekdays 9-5', [[week, '09:00', '17:00']]],
    ['monday to wednesday from 9 to 11:30', [[[1, 2, 3], '09:00', '11:30']]],
    ['fri-mon evenings', [[[1, 5, 6, 7], '17:00', '23:59']]],
    ['2-5pm', [[all, '14:00', '17:00']]],
    ['11-2pm', [[all, '11:00', '14:00']]],
    ['9-5pm', [[all, '09:00', '17:00']]],
    [
      'before noon or after 17:30',
      [
        [all, '00:00', '12:00'],
        [all, '17:30', '23:59'],
      ],
    ],
    [
      'Mon-Fri 9am-12pm or 2pm-5pm',
      [
        [week, '09:00', '12:00'],
        [week, '14:00', '17:00'],
      ],
    ],
    [
      'Sat or Sun after 10am',
      [
        [[6], '10:00', '23:59'],
        [[7], '10:00', '23:59'],
      ],
    ],
    [
      'Mon, Tue or Wed mornings; Sat',
      [
        [[1, 2], '00:00', '12:00'],
        [[3], '00:00', '12:00'],
        [[6], '00:00', '23:59'],
      ],
    ],
    [
      'Mon 9-12 or 2-5pm or Fri 9-11',
      [
        [[1], '09:00', '12:00'],
        [[1], '14:00', '17:00'],
        [[5], '09:00', '11:00'],
      ],
    ],
    [
      'lunes o martes por la tarde',
      [
        [[1], '12:00', '20:00'],
        [[2], '12:00', '20:00'],
      ],
    ],
    ['lunes a viernes por la tarde', [[week, '12:00', '20:00']]],
    ['Miércoles y sábado de 9 a 12', [[[3, 6], '09:00', '12:00']]],
    ['entre semana hasta las 5', null],
    ['Mon: 8 a.m. - 10 a.m.', [[[1], '08:00', '10:00']]],
    ['any day, any time', [[all, '00:00', '23:59']]],
    ['', []],
  ])('%s', (text, windows) => {
    const read = readWindows(text)
    expect(read?.map(({ days, from, to }) => [days, from, to]) ?? null).toEqual(windows)
  })

  test.each([
    ['not mondays'],
    ['mon-fri except wed'],
    ['2-5'],
    ['5pm-2pm'],
    ['25:00-26:00'],
    ['13pm-15pm'],
    ['mon 9-12, tue'],
    ['whenever'],
    ['Monday or mornings'],
    ['weekends or Monday after 5pm'],
    ['Mon or sometimes Tue'],
    ['weekends or evenings'],
    ['Mon or'],
    ['or'],
    ['Mon or; Tue'],
    ['Mon-Fri 9-12 but call first'],
    ['x'.repeat(501)],
  ])('nothing is guessed: %s', (text) => expect(readWindows(text)).toBeNull())

  prop.prop([windows()])('what is written plainly is read as it was meant', (wanted) => {
    expect(readWindows(wanted.map(written).join('; '))).toEqual(wanted)
  })

  test('names that JavaScript itself knows are no days', () => {
    for (const word of ['__proto__', 'constructor', 'Mon constructor']) {
      expect(readWindows(word)).toBeNull()
    }
  })

  prop.prop([fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: 'binary' }), nearMisses())])(
    'whatever is written, it is read or it is not',
    (text) => {
      const read = readWindows(text)
      for (const { from, to } of read ?? []) expect(from < to).toBe(true)
    },
  )
})

/** Words that mean something, in an order that need not. */
function nearMisses() {
  const words = ['mon', 'tue-fri', 'weekends', 'a', 'y', 'or', 'o', ';', '\n', ',', '-', '9am']
  const more = ['12', '25:61', 'after', 'antes de', 'mornings', 'por la tarde', '', 'constructor']
  return fc
    .array(fc.constantFrom(...words, ...more), { maxLength: 30 })
    .map((some) => some.join(' '))
}

const NAMES = ['Mon', 'Tuesday', 'Wed', 'Thurs', 'Fridays', 'Sat', 'Sun']

/** Not between one and seven: "02:00" may be meant for the afternoon. */
function windows() {
  const clock = fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .filter((minutes) => minutes < 60 || minutes >= 7 * 60)
  const one = fc.record({
    days: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
      .map((days) => days.sort()),
    clocks: fc.tuple(clock, clock).filter(([from, to]) => from < to),
  })
  return fc
    .array(one, { minLength: 1, maxLength: 5 })
    .map((some) =>
      some.map(({ days, clocks: [from, to] }) => ({ days, from: wall(from), to: wall(to) })),
    )
}

function written({ days, from, to }: { days: number[]; from: string; to: string }) {
  return `${days.map((day) => NAMES[day - 1]).join(', ')} ${from}-${to}`
}

function wall(minutes: number) {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
