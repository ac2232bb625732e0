import type { Provider } from '../../practice/provider.ts'
import type { Room } from '../../practice/room.ts'
import type { Question } from '../question.ts'
import { bookingScores } from './booking-scores.ts'
import { gapScores } from './gap-scores.ts'
import { type MatchWeights, type WeightName, weightNames } from './match-weights.ts'
import { patientScores } from './patient-scores.ts'
import { placeScores } from './place-scores.ts'
import type { ScoreComponent, ScoreValue } from './score-component.ts'
import type { Wishes } from './wishes.ts'

export type Score = {
  /** 0 to 1: the weighted mean of the components. */
  readonly total: number
  readonly components: readonly ScoreComponent[]
}

/** How well a provider suits a visit, one sentence for each consideration that counts. */
export function scoreProvider(
  question: Question,
  provider: Provider,
  {
    room,
    wishes,
    weights,
  }: { readonly room: Room | null; readonly wishes: Wishes; readonly weights: MatchWeights },
): Score {
  const values = {
    ...gapScores(question, provider),
    ...placeScores(question, room),
    ...bookingScores(question, provider),
    ...patientScores(question, provider, wishes),
  }
  const components = (Object.keys(weightNames) as WeightName[])
    .filter((code) => weights[code] > 0)
    .map((code) => component(code, values[code], weights[code]))
  return { total: weightedMean(components), components }
}

function component(code: WeightName, value: ScoreValue, weight: number): ScoreComponent {
  return { code, label: weightNames[code], weight, ...value }
}

/** Rounded, so that the order of adding does not decide between equals. */
export function weightedMean(components: readonly ScoreComponent[]): number {
  const weight = components.reduce((sum, one) => sum + one.weight, 0)
  if (weight === 0) return 0
  const total = components.reduce((sum, one) => sum + one.weight * one.value, 0)
  return Math.round((total / weight) * 1e9) / 1e9
}
