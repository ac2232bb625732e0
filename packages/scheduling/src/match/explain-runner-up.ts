import type { ProviderId } from '../ids.ts'
import type { MatchOption } from './match-option.ts'
import type { WeightName } from './score/match-weights.ts'
import type { ScoreComponent } from './score/score-component.ts'

/** The smallest single change that would make the second best the first. */
export type Counterfactual = {
  readonly providerId: ProviderId
  readonly name: string
  readonly change:
    | { readonly kind: 'tie' }
    /** One consideration would have to count as much. */
    | {
        readonly kind: 'weight'
        readonly weight: WeightName
        readonly from: number
        readonly to: number
      }
    /** One consideration would have to speak for the runner-up as much, 0 to 1. */
    | {
        readonly kind: 'fact'
        readonly weight: WeightName
        readonly from: number
        readonly to: number
      }
  /** "NP Martinez would be first if …". */
  readonly text: string
}

/** Null when there is no second, or when no single change would do. */
export function explainRunnerUp(options: readonly MatchOption[]): Counterfactual | null {
  const [first, second] = options
  if (first === undefined || second === undefined) return null
  const pairs = first.components.flatMap((one, index) => {
    const other = second.components[index]
    return other === undefined ? [] : [{ one, other }]
  })
  const lead = pairs.reduce(
    (sum, { one, other }) => sum + one.weight * (one.value - other.value),
    0,
  )
  const who = { providerId: second.providerId, name: second.name }
  if (lead <= 1e-6) {
    const text = `${second.name} is as good; the name decides`
    return { ...who, change: { kind: 'tie' }, text }
  }
  const [smallest] = [...factChanges(pairs, lead), ...weightChanges(pairs, lead)].sort(
    (one, other) => one.size - other.size,
  )
  if (smallest === undefined) return null
  return {
    ...who,
    change: smallest.change,
    text: `${second.name} would be first if ${smallest.text}`,
  }
}

type Pair = { readonly one: ScoreComponent; readonly other: ScoreComponent }
type Change = {
  /** 0 to 1 for a fact; for a weight how much of itself it changes by. */
  readonly size: number
  readonly change: Exclude<Counterfactual['change'], { kind: 'tie' }>
  readonly text: string
}

/** A consideration that would speak more for the runner-up, as far as it can. */
function factChanges(pairs: readonly Pair[], lead: number): readonly Change[] {
  return pairs.flatMap(({ one, other }) => {
    const to = other.value + lead / other.weight
    if (to > 1 || one.value <= other.value) return []
    const text = `“${lower(other.label)}” spoke more for them (now: ${lower(other.text)}; ${lower(one.text)} for the first)`
    const change = { kind: 'fact', weight: other.code, from: other.value, to } as const
    return [{ size: to - other.value, change, text }]
  })
}

/** A consideration that would count more where it favours the runner-up, or less where it does not. */
function weightChanges(pairs: readonly Pair[], lead: number): readonly Change[] {
  return pairs.flatMap(({ one, other }) => {
    const gain = other.value - one.value
    if (gain === 0) return []
    const to = one.weight + lead / gain
    if (to < 0) return []
    const size = Math.abs(to - one.weight) / Math.max(one.weight, to)
    const direction = to > one.weight ? 'more' : 'less'
    const text = `“${lower(one.label)}” counted ${direction}: ${say(to)} instead of ${say(one.weight)}`
    const change = { kind: 'weight', weight: one.code, from: one.weight, to } as const
    return [{ size, change, text }]
  })
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}

function say(weight: number): string {
  return String(Math.round(weight * 100) / 100)
}
