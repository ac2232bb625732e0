import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { findSlots } from '../../packages/scheduling/src/availability/find-slots.ts'
import { twinSlots } from '../../packages/scheduling/src/availability/testing/bitmap-twin.ts'
import { classify } from '../../packages/scheduling/src/classify/classify.ts'
import { compileLexicon } from '../../packages/scheduling/src/classify/compiled-lexicon.ts'
import { readCorpus } from '../../packages/scheduling/src/classify/testing/read-corpus.ts'
import { tokensOf } from '../../packages/scheduling/src/classify/tokens.ts'
import { matchProviders } from '../../packages/scheduling/src/match/match-providers.ts'
import { preparePractice } from '../../packages/scheduling/src/match/prepare-practice.ts'
import { escalateIf } from '../../packages/scheduling/src/reroute/escalate-if.ts'
import { type Figures, measured } from './measured.ts'
import { BASE_AT, DAYS, schedulingWorld } from './scheduling-world.ts'

const DAY_MS = 24 * 60 * 60_000
const QUARTER_MS = 15 * 60_000
/** Slot search, match and classification in this process, each beside a plainer way to the same answer. */
export function tellScheduling(isQuick: boolean): void {
  const times = isQuick ? 20 : 2_000
  const records = schedulingWorld()
  const practice = preparePractice(records)
  const request = {
    ...{ serviceId: 'toxin', from: BASE_AT, until: BASE_AT + DAYS * DAY_MS },
  } as unknown as Parameters<typeof findSlots>[1]
  const world = { practice: records, baseAt: BASE_AT, quanta: (DAYS + 1) * 288 }
  const pairs = () =>
    findSlots(practice, request)
      .flatMap(({ startAt, locationId, providerIds }) =>
        providerIds.map((id) => `${startAt} ${locationId} ${id}`),
      )
      .sort()
  const everyStart = () => byMatch(practice, request)
  const { length } = records.appointments
  console.log(`${length} bookings, 14 days, 10 locations, 60 providers, 40 rooms, one service`)
  console.table({
    'slot search, sets of starts': {
      ...measured(times, () => findSlots(practice, request)),
      says: hash(pairs()),
    },
    'slot search, practice read anew': measured(Math.ceil(times / 20), () =>
      findSlots(preparePractice(records), request),
    ),
    'slot search, bits of five minutes': {
      ...measured(Math.ceil(times / 100), () => twinSlots(world, request)),
      says: hash(twinSlots(world, request)),
    },
    'slot search, a match at every start': {
      ...measured(1, everyStart),
      says: hash(everyStart()),
    },
  })
  console.table({
    'match, everybody judged': measured(times, (index) => {
      const startAt = BASE_AT + (index % 900) * QUARTER_MS
      return matchProviders(practice, { ...request, locationId: 'l3', startAt } as never)
    }),
    ...lookingAhead(practice, Math.ceil(times / 10)),
    ...classification(times),
  })
}

/** At one location, 72 hours: with a time within, and with its treatment rooms closed until then. */
function lookingAhead(practice: ReturnType<typeof preparePractice>, times: number) {
  const { records } = practice
  const [location] = records.locations
  const until = BASE_AT + 80 * 60 * 60_000
  const closed = records.rooms.map(({ id }) => ({
    ...{ id: `off_${id}`, resourceKind: 'room', resourceId: id, reason: '' },
    ...{ startAt: BASE_AT, endAt: until },
  }))
  const full = preparePractice({ ...records, timeOff: closed } as never)
  const wish = {
    ...{ serviceId: 'toxin', places: [{ locationId: 'l0', miles: null }], elsewhere: [] },
    ...{ now: BASE_AT, window: { hours: 72, counts: 'wall-hours' }, location },
  } as unknown as Parameters<typeof escalateIf>[1]
  const asked = (read: typeof practice) => ({
    ...measured(times, () => escalateIf(read, wish)),
    says: escalateIf(read, wish).status,
  })
  return { 'first time within 72 h': asked(practice), 'nobody within 72 h': asked(full) }
}

function byMatch(
  practice: ReturnType<typeof preparePractice>,
  request: Parameters<typeof findSlots>[1],
): readonly string[] {
  const count = (request.until - request.from) / QUARTER_MS
  const starts = Array.from({ length: count }, (_, index) => request.from + index * QUARTER_MS)
  return practice.records.locations
    .flatMap(({ id }) => starts.map((startAt) => ({ locationId: id, startAt })))
    .flatMap((place) =>
      (matchProviders(practice, { ...request, ...place })?.options ?? []).map(
        ({ providerId }) => `${place.startAt} ${place.locationId} ${providerId}`,
      ),
    )
    .sort()
}

function classification(times: number): Readonly<Record<string, Figures>> {
  const file = new URL('../../packages/scheduling/data/service-lexicon.json', import.meta.url)
  const compiled = compileLexicon(JSON.parse(readFileSync(file, 'utf8')))
  const texts = readCorpus().map(({ text }) => text)
  const text = (index: number) => texts[index % texts.length] ?? ''
  const surfaces = [...compiled.surfaces.keys()]
  return {
    'classification of a text': measured(times, (index) => classify(compiled, text(index))),
    'every word of the lexicon looked for': measured(times, (index) => {
      const words = ` ${tokensOf(text(index))
        .map(({ word }) => word)
        .join(' ')} `
      return surfaces.filter((surface) => words.includes(` ${surface} `))
    }),
  }
}

/** The same for the same answer. */
function hash(lines: readonly string[]): string {
  const digest = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 12)
  return `${lines.length} ways, ${digest}`
}
