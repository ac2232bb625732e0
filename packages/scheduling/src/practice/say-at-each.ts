import type { Location } from './location.ts'
import { type Service, serviceAt } from './service.ts'

type Said = {
  readonly words: string
  /** Names of the locations it is said of; none where it is the same everywhere. */
  readonly locations: readonly string[]
}

/** What is said of a service, for each location where they differ or not all offer it. */
export function sayAtEach(
  service: Service,
  locations: readonly Location[],
  say: (here: Service) => string,
): readonly Said[] {
  const offers = locations.flatMap(({ id, name }) => {
    const here = serviceAt(service, id)
    return here === null ? [] : [{ name, words: say(here) }]
  })
  const groups = [...Map.groupBy(offers, ({ words }) => words)]
  const isSameEverywhere = groups.length === 1 && offers.length === locations.length
  const [one] = offers
  if (one === undefined || isSameEverywhere) {
    return [{ words: one?.words ?? say(service), locations: [] }]
  }
  return groups.map(([words, group]) => ({ words, locations: group.map(({ name }) => name) }))
}
