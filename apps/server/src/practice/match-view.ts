import type { MatchAnswer } from '@chairflow/api'
import type { MatchOption, MatchVerdict, ProviderMatch } from '@chairflow/scheduling'
import type { ReadWish } from './read-match-wish.ts'

export function matchView(wish: ReadWish['wish'], match: ProviderMatch): MatchAnswer {
  const options = match.options.map(optionView)
  const { counterfactual } = match
  return {
    service: { id: wish.service.id, name: wish.service.name },
    location: { id: wish.location.id, name: wish.location.name },
    startAt: iso(match.treatment.startAt),
    endAt: iso(match.treatment.endAt),
    mode: wish.mode,
    chosen: options[0] ?? null,
    options,
    verdicts: match.verdicts.map(verdictView),
    counterfactual:
      counterfactual === null
        ? null
        : {
            provider: { id: counterfactual.providerId, name: counterfactual.name },
            change: counterfactual.change,
            text: counterfactual.text,
          },
  }
}

function optionView(option: MatchOption): MatchAnswer['options'][number] {
  const { providerId, name, roomId, roomName, startAt, endAt, total, components } = option
  return {
    provider: { id: providerId, name },
    room: roomId === null ? null : { id: roomId, name: roomName ?? '' },
    startAt: iso(startAt),
    endAt: iso(endAt),
    score: total,
    components: [...components],
  }
}

function verdictView(verdict: MatchVerdict): MatchAnswer['verdicts'][number] {
  const { providerId, name, isEligible, isChosen, rank, reasons } = verdict
  return { provider: { id: providerId, name }, isEligible, isChosen, rank, reasons: [...reasons] }
}

function iso(instantMs: number): string {
  return new Date(instantMs).toISOString()
}
