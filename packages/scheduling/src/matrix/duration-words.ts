import type { Service } from '../practice/service.ts'
import { type Read, read, unread } from './matrix-cell.ts'

type Times = Pick<Service, 'durationMinutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>

const DAY_MINUTES = 24 * 60
const AMOUNT =
  /^(?:(\d{1,2})\s*(?:h|hrs?|hours?)(?:\s*(\d{1,3})\s*(?:m|mins?|minutes?)?)?|(\d{1,2}):(\d{2})|(\d{1,4})\s*(?:m|mins?|minutes?)?)\.?$/

type Part = { readonly minutes: number; readonly is: 'before' | 'after' | 'unsaid' }

/** "30 min + 15 min buffer"; a buffer is after the visit unless it says "before" or "set-up". */
export function readTimes(text: string): Read<Times> {
  const pieces = text.toLowerCase().split(/\+|,|\bplus\b|\band\b/)
  const parts = pieces.map((piece) => partOf(piece.trim()))
  if (parts.some((part) => part === null)) return unreadable()
  const known = parts.filter((part) => part !== null)
  const [length, ...rest] = known.filter(({ is }) => is === 'unsaid')
  if (length === undefined || rest.length > 1) return unreadable()
  const sum = (some: readonly Part[]) => some.reduce((total, { minutes }) => total + minutes, 0)
  const after = sum([...known.filter(({ is }) => is === 'after'), ...rest])
  const before = sum(known.filter(({ is }) => is === 'before'))
  if (length.minutes < 1 || [length.minutes, before, after].some((one) => one > DAY_MINUTES)) {
    return unread('impossible-time', 'A visit takes from 1 minute to 24 hours.')
  }
  const value = { durationMinutes: length.minutes, bufferBeforeMinutes: before }
  return read({ ...value, bufferAfterMinutes: after })
}

function unreadable(): Read<never> {
  return unread('unreadable-time', 'Write it like "30 min + 15 min buffer".')
}

function partOf(piece: string): Part | null {
  if (/^no (buffer|clean-?up|set-?up)$/.test(piece)) return { minutes: 0, is: 'after' }
  const is = /\b(before|set-?up|prep)\b/.test(piece)
    ? 'before'
    : /\b(buffer|after|clean-?up|turnover)\b/.test(piece)
      ? 'after'
      : 'unsaid'
  const amount = piece
    .replace(/\b(buffer|before|after|set-?up|clean-?up|turnover|prep|treatment|visit)\b/g, '')
    .trim()
  const found = AMOUNT.exec(amount)
  if (found === null) return null
  const [, hours, andMinutes, clockHours, clockMinutes, minutes] = found.map(Number)
  const whole = (value: number | undefined) => (Number.isFinite(value) ? Number(value) : 0)
  const total =
    (whole(hours) + whole(clockHours)) * 60 +
    whole(andMinutes) +
    whole(clockMinutes) +
    whole(minutes)
  return { minutes: total, is }
}

/** "30 min + 15 min buffer", which `readTimes` reads again. */
export function sayTimes(times: Times): string {
  const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = times
  const before = bufferBeforeMinutes === 0 ? '' : ` + ${bufferBeforeMinutes} min before`
  return `${durationMinutes} min${before} + ${bufferAfterMinutes} min buffer`
}
