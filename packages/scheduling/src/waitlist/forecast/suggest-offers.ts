import { forecastOffers, type OfferPlan } from './forecast-offers.ts'

/** The smallest wave that fills the slot with at least this probability; null when none does. */
export function smallestWave(plan: OfferPlan, wanted: number): number | null {
  for (let waveSize = 1; waveSize <= plan.chances.length; waveSize += 1) {
    if (forecastOffers({ ...plan, waveSize }).fillProbability >= wanted) return waveSize
  }
  return null
}

/** More than this and the advice is not to wait for them. */
const MOST_PEOPLE = 100

/** How many more people of the usual chance it would take; 0 when there are enough, null when no number does. */
export function morePeople(plan: OfferPlan, wanted: number, chance: number): number | null {
  const isBroadcast = plan.waveSize >= plan.chances.length && plan.chances.length > 0
  for (let more = 0; more <= MOST_PEOPLE; more += 1) {
    const chances = [...plan.chances, ...Array<number>(more).fill(chance)]
    const waveSize = isBroadcast ? chances.length : Math.max(1, plan.waveSize)
    if (forecastOffers({ ...plan, chances, waveSize }).fillProbability >= wanted) return more
  }
  return null
}
