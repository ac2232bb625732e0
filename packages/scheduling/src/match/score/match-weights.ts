/** What a manager weighs against each other, in the manager's words. */
export const weightNames = {
  gaps: 'Keep gaps small',
  together: 'Keep visits together',
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
  efficiency: weights({ gaps: 2, together: 3, scarcity: 3, wait: 2, travel: 2 }),
  equal: weights({ share: 8, scarcity: 1, together: 1, wait: 1, travel: 1 }),
  'least-busy': weights({ leastBusy: 8, scarcity: 1, together: 1, wait: 1, travel: 1 }),
}

function weights(own: Partial<MatchWeights>): MatchWeights {
  const none = { gaps: 0, together: 0, scarcity: 0, share: 0, leastBusy: 0, wait: 0, travel: 0 }
  return { ...none, continuity: 4, preference: 20, ...own }
}
