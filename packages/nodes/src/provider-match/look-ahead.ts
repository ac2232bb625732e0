import {
  type Commands,
  type FoundTime,
  leave,
  missingValue,
  type Slot,
  stay,
  type Verdict,
} from '@chairflow/node-kit'
import type { Ahead, Config, Context, Deciding, Escalated, Memory } from './deciding.ts'
import { wishOf } from './wish-of.ts'
import { sayTimes, sayWindow, writeDraft } from './words.ts'

/** Nobody is asked to come at once. */
const NOTICE_MINUTES = 60

/** Nobody can at the time: is there another one within the window? Null where none is set. */
export function lookAhead(
  config: Config,
  candidates: readonly Verdict[],
  context: Context,
): Deciding | null {
  const { lookAheadHours: hours, lookAheadCounts, lookAheadFrom, noticeMinutes } = config
  if (hours === undefined) return null
  const wish = wishOf(config, context)
  if (wish === undefined) return missingValue('For which slot', config.slot)
  const input = {
    wish,
    hours,
    counts: lookAheadCounts ?? 'wall-hours',
    from: lookAheadFrom ?? 'now',
    noticeMinutes: noticeMinutes ?? NOTICE_MINUTES,
    atMostMiles: config.atMostMiles ?? null,
  } as const
  const query = { type: 'query', name: 'ahead', query: 'look-ahead', input } as const
  const because = `None of ${candidates.length} providers can take this slot at its time. Looking for the first time within ${sayWindow(config)}.`
  return stay<Memory>({ candidates }, because, { actions: [query], data: { candidates } })
}

export function hearAhead(config: Config, ahead: Ahead, context: Context): Deciding {
  if (ahead.status === 'within') return otherTime(config, ahead, context)
  const { holdMinutes: minutes } = config
  const slots = ahead.times.map(({ slot }) => slot)
  if (minutes === undefined || slots.length === 0) {
    return nobody(config, { ...ahead, heldUntil: null }, context)
  }
  const input = { slots, minutes }
  const hold = { type: 'command', name: 'hold', command: 'hold-slots', input } as const
  return stay<Memory>({ ...context.memory, escalated: ahead }, '', { actions: [hold] })
}

/** What was taken meanwhile is not proposed. */
export function hearHeld(
  config: Config,
  escalated: Escalated,
  { slots, until }: Commands['hold-slots']['output'],
  context: Context,
): Deciding {
  const times = escalated.times.filter(({ slot }) => slots.some((held) => isSame(held, slot)))
  const heldUntil = times.length === 0 ? null : until
  return nobody(config, { ...escalated, times, heldUntil }, context)
}

function isSame(one: Slot, other: Slot): boolean {
  return one.startAt === other.startAt && one.provider.id === other.provider.id
}

type Within = Extract<Ahead, { status: 'within' }>

function otherTime(config: Config, ahead: Within, context: Context): Deciding {
  const { slot, candidates, runnerUp, timeZone } = ahead
  const others = ahead.times.filter((one) => one.slot.startAt !== slot.startAt)
  const times: readonly FoundTime[] = [{ slot, timeZone }, ...others]
  const told = { ...ahead, times, heldUntil: null }
  const words = sayTimes(config, told, context)
  const output = {
    slot,
    slots: times.map((one) => one.slot),
    words,
    message: writeDraft(config, told, context),
    reason: 'Nobody can at its time.',
    candidates,
    ...(runnerUp !== undefined && { runnerUp }),
  }
  const because = `There is a time within ${sayWindow(config)}: ${words}`
  return leave('other-time', output, because, { data: { candidates, until: ahead.until } })
}

type Unmatched = Escalated & { readonly heldUntil: number | null }

function nobody(config: Config, escalated: Unmatched, context: Context): Deciding {
  const { reasons, times, until } = escalated
  const candidates = context.memory?.candidates ?? []
  const reason = reasons.map(({ text }) => `${text}.`).join(' ')
  const words = sayTimes(config, escalated, context)
  const output = {
    candidates,
    slots: times.map(({ slot }) => slot),
    words,
    message: writeDraft(config, escalated, context),
    reason,
    codes: [...new Set(reasons.map(({ code }) => code))].join(', '),
  }
  const because = `${reason} What comes nearest: ${words}`
  return leave('nobody', output, because, { data: { reasons, until } })
}
