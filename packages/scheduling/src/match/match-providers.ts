import type { ProviderId } from '../ids.ts'
import type { Interval } from '../intervals.ts'
import type { Provider } from '../practice/provider.ts'
import type { Room } from '../practice/room.ts'
import { chooseRoom } from './choose-room.ts'
import { type Counterfactual, explainRunnerUp } from './explain-runner-up.ts'
import { judgePlace, judgeProvider } from './judge-provider.ts'
import { byScore, type MatchOption } from './match-option.ts'
import type { MatchReason } from './match-reason.ts'
import type { PreparedPractice } from './prepare-practice.ts'
import { askAbout, type Question, type VisitRequest } from './question.ts'
import { type MatchMode, type MatchWeights, modeWeights } from './score/match-weights.ts'
import { type Score, scoreProvider } from './score/score-provider.ts'
import type { Wishes } from './score/wishes.ts'

export type MatchRequest = VisitRequest &
  Wishes & {
    /** Default: efficiency. */
    readonly mode?: MatchMode | undefined
    /** In place of the mode's, each 0 or more. */
    readonly weights?: Partial<MatchWeights> | undefined
  }

export type MatchVerdict = {
  readonly providerId: ProviderId
  readonly name: string
  readonly isEligible: boolean
  readonly isChosen: boolean
  /** Place among the options, 1 is the first; null for who is not eligible. */
  readonly rank: number | null
  readonly reasons: readonly MatchReason[]
}

export type ProviderMatch = {
  /** The visit without set-up and clean-up. */
  readonly treatment: Interval
  /** Best first. */
  readonly options: readonly MatchOption[]
  /** Everybody of the practice, in its own order. */
  readonly verdicts: readonly MatchVerdict[]
  /** What would have made the second best the first; null without a second. */
  readonly counterfactual: Counterfactual | null
}

/**
 * Everybody who may and can take a visit, best first, and for everybody of the practice why or why
 * not. Equal scores are settled by name, then by id. Null when the practice has no such service or
 * location.
 */
export function matchProviders(
  practice: PreparedPractice,
  request: MatchRequest,
): ProviderMatch | null {
  const question = askAbout(practice, request)
  if (question === null) return null
  const place = judgePlace(question)
  const judged = practice.records.providers.map((provider) => {
    const reasons = judgeProvider(question, provider, place)
    return { provider, reasons, isEligible: reasons.every(({ isMet }) => isMet) }
  })
  const room = chooseRoom(question, place.rooms)
  const weights = { ...modeWeights[request.mode ?? 'efficiency'], ...request.weights }
  const scored = (provider: Provider) =>
    scoreProvider(question, provider, { room, wishes: request, weights })
  const options = judged
    .filter(({ isEligible }) => isEligible)
    .map(({ provider }) => toOption(question, room, { provider, score: scored(provider) }))
    .sort(byScore)
  return {
    treatment: question.treatment,
    options,
    verdicts: judged.map((one) => toVerdict(one, options)),
    counterfactual: explainRunnerUp(options),
  }
}

function toOption(
  question: Question,
  room: Room | null,
  { provider, score }: { readonly provider: Provider; readonly score: Score },
): MatchOption {
  return {
    ...score,
    ...question.treatment,
    providerId: provider.id,
    name: provider.displayName,
    roomId: room?.id ?? null,
    roomName: room?.name ?? null,
  }
}

function toVerdict(
  judged: {
    readonly provider: Provider
    readonly reasons: readonly MatchReason[]
    readonly isEligible: boolean
  },
  options: readonly MatchOption[],
): MatchVerdict {
  const { provider, reasons, isEligible } = judged
  const index = options.findIndex(({ providerId }) => providerId === provider.id)
  return {
    providerId: provider.id,
    name: provider.displayName,
    isEligible,
    isChosen: index === 0,
    rank: index < 0 ? null : index + 1,
    reasons,
  }
}
