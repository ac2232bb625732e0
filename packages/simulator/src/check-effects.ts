import type { EffectTable } from '@chairflow/store'
import type { Life } from './life.ts'
import type { World } from './world.ts'

/** What cannot be helped, by its reason. */
export type Exceptions = {
  /**
   * Our clock was set forward while a call was on its way, so that its absence at the vendor was
   * believed too early: it was repeated, or called failed.
   */
  readonly misledByClock: number
  /** The vendor has neither key nor query: nothing is repeated, a person looks. */
  readonly leftToPerson: number
}

/** How long after an attempt our clock may mislead us about it. */
const JUMP_WINDOW_MS = 15 * 60_000

/** Each effect against the vendors' own ledgers. */
export function checkEffects(world: World, life: Life): Exceptions {
  const effects = life.inspect<EffectTable>('select * from effect')
  const accepted = acceptedAt(world)
  const known = new Set(effects.map(({ id }) => id))
  for (const id of accepted.keys()) {
    if (!known.has(id)) world.violations.push(`${id} happened and is nobody's effect`)
  }
  const judged = effects.flatMap((effect) => {
    const atMs = accepted.get(effect.id) ?? []
    const wrong = wrongWith(effect, atMs.length)
    return wrong === null ? [] : [{ wrong, isMisled: isMisled(world, atMs) }]
  })
  for (const { wrong, isMisled } of judged) if (!isMisled) world.violations.push(wrong)
  return {
    misledByClock: judged.filter(({ isMisled }) => isMisled).length,
    leftToPerson: effects.filter(isUnsure).length,
  }
}

function acceptedAt({ carrier, pms }: World): ReadonlyMap<string, readonly number[]> {
  const accepted = new Map(pms.booked)
  for (const { effectId, elapsedMs } of carrier.texts) {
    accepted.set(effectId, [...(accepted.get(effectId) ?? []), elapsedMs])
  }
  return accepted
}

/** Where our ledger and theirs differ. */
function wrongWith(effect: EffectTable, times: number): string | null {
  const { id, status, failureJson } = effect
  if (times > 1) return `${id} happened ${times} times`
  switch (status) {
    case 'done':
      return times > 0 ? null : `${id} is done and never happened`
    case 'failed':
      return times === 0 || isUnsure(effect) ? null : `${id} happened, but failed: ${failureJson}`
    default:
      return `${id} is ${status} for ever`
  }
}

/** Also where somebody said STOP before a text of unknown fate could be repeated under its key. */
function isUnsure({ failureJson, attempt }: EffectTable): boolean {
  if (failureJson?.includes('"outcome-unknown"')) return true
  return attempt > 0 && (failureJson?.includes('"recipient-opted-out"') ?? false)
}

/** Our clock was set forward while it was on its way. */
function isMisled({ jumpedAtMs }: World, acceptedAtMs: readonly number[]): boolean {
  const [first, last] = [Math.min(...acceptedAtMs), Math.max(...acceptedAtMs)]
  return jumpedAtMs.some((jump) => jump > first - JUMP_WINDOW_MS && jump < last)
}
