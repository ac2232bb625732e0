import {
  type Behavior,
  type JsonObject,
  leave,
  missingValue,
  type Person,
  type Queries,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition>>[2]
type Answer = Queries['find-availability']['output']
type Named = { readonly id: string }

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered':
      return ask(config, event.at, context)
    case 'queryAnswered':
      return decide(event.output as Answer)
    default:
      return unexpectedEvent(event)
  }
}

function ask(config: Config, at: number, context: Context): StepDecision<JsonObject> {
  const service = context.read(config.service) as Named | undefined
  if (service === undefined) return missingValue('For which service', config.service)
  const read = (path: string | undefined) => (path === undefined ? undefined : context.read(path))
  const person = read(config.patient) as Person | undefined
  const provider = read(config.prefer) as Named | undefined
  const location = context.read('location') as Named | undefined
  const product = read(config.product)
  const input = {
    serviceId: service.id,
    patientId: person?.patientId ?? null,
    preferredProviderId: provider?.id ?? null,
    ...(typeof product === 'string' && product !== '' && { product }),
    locationId: location?.id ?? null,
    atMostMiles: config.where === 'near-patient' ? config.atMostMiles : null,
    from: at + config.noticeMinutes * MINUTE_MS,
    until: at + config.days * DAY_MS,
    limit: config.most,
  }
  const query = { type: 'query', name: 'times', query: 'find-availability', input } as const
  return stay({}, '', { actions: [query] })
}

function decide({ slots, words, total, reasons, instead }: Answer): StepDecision<JsonObject> {
  const [slot] = slots
  if (slot === undefined) {
    const told = [...reasons, ...instead]
    const output = { reasons, instead, words: told.map((text) => `${text}.`).join(' ') }
    return leave('nothing', output, `There is no free time: ${reasons.join('; ')}.`, {
      data: { reasons, instead },
    })
  }
  const because = `${total} free times, the first with ${slot.provider.name} ${words[0]}.`
  return leave('found', { slot, slots, words: words.join(', ') }, because, {
    data: { words, total },
  })
}
