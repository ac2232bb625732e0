import {
  type Behavior,
  type Commands,
  type JsonObject,
  leave,
  missingValue,
  type Person,
  type StepDecision,
  stay,
  unexpectedEvent,
} from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

type Config = Static<(typeof definition)['config']>
type Context = Parameters<Behavior<typeof definition>>[2]
type Named = { readonly id: string }

const DAYS = { any: [1, 2, 3, 4, 5, 6, 7], weekdays: [1, 2, 3, 4, 5], weekends: [6, 7] } as const

export const behavior: Behavior<typeof definition> = (config, event, context) => {
  switch (event.type) {
    case 'entered':
      return add(config, context)
    case 'commandDone':
      return added(event.output as Commands['add-to-waitlist']['output'])
    default:
      return unexpectedEvent(event)
  }
}

function add(config: Config, context: Context): StepDecision<JsonObject> {
  const person = context.read(config.person) as Person | undefined
  const service = context.read(config.service) as Named | undefined
  if (person === undefined) return missingValue('Whom', config.person)
  if (service === undefined) return missingValue('For which service', config.service)
  const location = context.read('location') as Named | undefined
  const input = {
    patientId: person.patientId,
    serviceId: service.id,
    locationIds: location === undefined ? [] : [location.id],
    windows: windowsOf(config),
    zip: null,
    maxMiles: config.maxMiles ?? null,
    noticeMinutes: config.noticeMinutes ?? 0,
    expiresInDays: config.expiresInDays ?? null,
    note: config.note === undefined ? '' : context.render(config.note),
  }
  const command = 'add-to-waitlist'
  return stay({}, '', { actions: [{ type: 'command', name: 'add', command, input }] })
}

/** Any day at any time is no window at all: it is not narrowed to opening hours. */
function windowsOf({ days, from, to }: Config) {
  if (days === 'any' && from === undefined && to === undefined) return []
  return [{ days: DAYS[days], from: from ?? '00:00', to: to ?? '23:59' }]
}

function added({
  outcome,
  entryId,
  reason,
}: Commands['add-to-waitlist']['output']): StepDecision<JsonObject> {
  const because = outcome === 'failed' ? `Nobody was added: ${reason}.` : `They ${SAID[outcome]}.`
  return leave(outcome, outcome === 'failed' ? { reason } : { entryId }, because)
}

const SAID = {
  added: 'wait for an open time now',
  already: 'waited already; what is new was added',
} as const
