import type { Forecast } from '@chairflow/api'

/** What an offer will come to, in a sentence; honest when nobody waits. */
export function forecastSaid(forecast: Forecast, service: string): string {
  const { candidates, fillProbability, meanMinutesToFill, suggestion } = forecast
  if (candidates === 0) return `Nobody who can be asked waits for ${service} now.`
  const people = candidates === 1 ? 'one person who waits' : `${candidates} people who wait`
  const chance = `${Math.round(fillProbability * 100)} %`
  const minutes = Math.max(1, Math.round(meanMinutesToFill ?? 0))
  const soon = meanMinutesToFill === null ? '' : `, about ${minutes} minutes`
  return `With the ${people} for ${service} now: filled ${chance} of the time${soon}. ${suggestion.text}`
}

export function forecastAssumed({ assumptions, expectedTexts }: Forecast): string {
  const rate = Math.round(assumptions.acceptRate * 1000) / 10
  const { replyMedianMinutes } = assumptions
  return `About ${Math.round(expectedTexts)} texts. Assumes that ${rate} % of people say yes, corrected by what each answered before, and that half of the answers come within ${replyMedianMinutes} minutes.`
}
