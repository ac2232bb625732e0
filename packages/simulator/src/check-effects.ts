import type { EffectTable } from '@chairflow/store'
import type { Life } from './life.ts'
import type { World } from './world.ts'

/** What cannot be helped, by its reason. */
export type Exceptions = {
  /** The clock was set forward, so that an absence at the vendor was believed too early. */
  readonly duplicatesAfterClockJump: number
  /** The vendor has neither key nor query: nothing is repeated, a person looks. */
  readonly leftToPerson: number
}

/** How long after an attempt our clock may mislead us about it. */
const JUMP_WINDOW_MS = 15 * 60_000

/** Each effect against the vendors' own ledgers. */
export function checkEffects(world: World, life: Life): Exceptions {
  const effects = life.inspect<EffectTable>('select * from effect')
  const accepted = acceptedTimes(world)
  const known = new Set(effects.map(({ id }) => id))
  for (const id of accepted.keys()) {
    if (!known.has(id)) world.violations.push(`${id} happened and is nobody's effect`)
  }
  const doubled = effects.filter(({ id }) => (accepted.get(id) ?? 0) > 1)
  const excused = doubled.filter(({ id }) => isJumpedOver(world, id))
  for (const effect of doubled) {
    if (!excused.includes(effect)) {
      world.violations.push(
        `${effect.id} (${effect.activity}) happened ${accepted.get(effect.id)} times`,
      )
    }
  }
  for (const effect of effects) {
    const lie = lieOf(effect, accepted.get(effect.id) ?? 0)
    if (lie !== null) world.violations.push(lie)
  }
  return {
    duplicatesAfterClockJump: excused.length,
    leftToPerson: effects.filter(isUnsure).length,
  }
}

function acceptedTimes({ carrier, pms }: World): ReadonlyMap<string, number> {
  const accepted = new Map(pms.booked)
  for (const { effectId } of carrier.texts) {
    accepted.set(effectId, (accepted.get(effectId) ?? 0) + 1)
  }
  return accepted
}

/** What our ledger says that is not so. */
function lieOf(effect: EffectTable, times: number): string | null {
  const { id, status, failureJson } = effect
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

function isJumpedOver({ carrier, jumpedAtMs }: World, effectId: string): boolean {
  const sent = carrier.texts.filter((text) => text.effectId === effectId)
  const at = sent.map(({ elapsedMs }) => elapsedMs)
  const [first, last] = [Math.min(...at), Math.max(...at)]
  return jumpedAtMs.some((jump) => jump > first - JUMP_WINDOW_MS && jump < last)
}
