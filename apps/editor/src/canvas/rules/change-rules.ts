import { durationMs, type FlowDocument, type FlowSettings } from '@chairflow/flow'

export type Concurrency = NonNullable<FlowSettings['concurrency']>
export type SubjectEvent = NonNullable<FlowSettings['cancelOn']>[number]

const MINUTE_MS = 60_000
export const units = [
  { name: 'days', ms: 1440 * MINUTE_MS },
  { name: 'hours', ms: 60 * MINUTE_MS },
  { name: 'minutes', ms: MINUTE_MS },
] as const
export type Unit = (typeof units)[number]['name']
export type Age = { readonly amount: number; readonly unit: Unit }

/** Changes some rules, or gives back the same flow when it changes nothing; one that is set to nothing is not there, so that the document stays plain. */
export function changeRules(
  flow: FlowDocument,
  change: { readonly [Name in keyof FlowSettings]?: FlowSettings[Name] | undefined },
): FlowDocument {
  const entries = Object.entries({ ...flow.logic.settings, ...change })
  const settings = Object.fromEntries(entries.filter(([, value]) => !isNothing(value)))
  if (JSON.stringify(settings) === JSON.stringify(flow.logic.settings)) return flow
  return { ...flow, logic: { ...flow.logic, settings } }
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** A longest age in the largest unit that is whole; null when there is none. */
export function readAge(maxAge: string | undefined): Age | null {
  if (maxAge === undefined) return null
  const ms = durationMs(maxAge)
  const unit = units.find((one) => ms > 0 && ms % one.ms === 0) ?? units[2]
  return { amount: ms / unit.ms, unit: unit.name }
}

/** The same as an ISO 8601 duration; undefined for less than one minute. */
export function writeAge({ amount, unit }: Age): string | undefined {
  const whole = Math.round(amount)
  if (!Number.isFinite(whole) || whole < 1) return undefined
  return { days: `P${whole}D`, hours: `PT${whole}H`, minutes: `PT${whole}M` }[unit]
}
