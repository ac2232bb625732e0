/** What a manager weighs against each other, in the manager's words. */
export const weightNames = {
  gaps: 'Keep gaps small',
  together: 'Keep visits together',
  rooms: 'Keep gaps in rooms small',
  rush: 'Keep busy hours free',
  scarcity: 'Keep scarce skills free',
  continuity: 'Same provider as last time',
  preference: 'Honour the preference',
  share: 'Share work evenly',
  leastBusy: 'Whoever is least busy that day',
  wait: 'Short wait',
  travel: 'Short travel',
} as const
export type WeightName = keyof typeof weightNames

/** How much each counts, 0 or more; only their proportions matter. */
export type MatchWeights = Readonly<Record<WeightName, number>>

export const matchModes = ['efficiency', 'equal', 'least-busy'] as const
export type MatchMode = (typeof matchModes)[number]

/**
 * The three ways a practice may want its work handed out, as weights: keep the book dense, give
 * everybody the same, or relieve whoever has most today. A wish of the patient comes first in all.
 */
export const modeWeights: Readonly<Record<MatchMode, MatchWeights>> = {
  efficiency: weights({ ...keepsDense(), continuity: 4, wait: 2, travel: 2 }),
  equal: weights({ share: 10, ...settlesTies() }),
  'least-busy': weights({ leastBusy: 10, ...settlesTies() }),
}

function weights(own: Partial<MatchWeights>): MatchWeights {
  const none = {
    gaps: 0,
    together: 0,
    rooms: 0,
    rush: 0,
    scarcity: 0,
    continuity: 0,
    share: 0,
    leastBusy: 0,
  }
  return { ...none, wait: 0, travel: 0, preference: 20, ...own }
}

/** Chosen against the optimum of made-up days (docs/bench.md): what is short, and when, comes first. */
function keepsDense(): Partial<MatchWeights> {
  return { gaps: 1, together: 0.5, rooms: 3, rush: 1.5, scarcity: 2 }
}

/** So small that half an hour of work more or less decides before all of them. */
function settlesTies(): Partial<MatchWeights> {
  return { together: 0.1, scarcity: 0.1, continuity: 0.2, wait: 0.1, travel: 0.1 }
}
