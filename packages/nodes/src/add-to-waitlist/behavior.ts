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
import { readWindows } from '@chairflow/scheduling'
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
  const windows = windowsOf(config, context)
  if (windows === null) return failed(UNREADABLE)
  const location = context.read('location') as Named | undefined
  const input = {
    patientId: person.patientId,
    serviceId: service.id,
    locationIds: location === undefined ? [] : [location.id],
    windows,
    zip: null,
    maxMiles: config.maxMiles ?? null,
    noticeMinutes: config.noticeMinutes ?? 0,
    expiresInDays: config.expiresInDays ?? null,
    note: config.note === undefined ? '' : context.render(config.note),
  }
  const command = 'add-to-waitlist'
  return stay({}, '', { actions: [{ type: 'command', name: 'add', command, input }] })
}

/** What they said, where the flow knows it and they said something; else what the step says. */
function windowsOf(config: Config, context: Context) {
  const said = config.said === undefined ? undefined : context.read(config.said)
  return typeof said === 'string' && said.trim() !== '' ? readWindows(said) : chosenWindows(config)
}

/** Any day at any time is no window at all: it is not narrowed to opening hours. */
function chosenWindows({ days, from, to }: Config) {
  if (days === 'any' && from === undefined && to === undefined) return []
  return [{ days: DAYS[days], from: from ?? '00:00', to: to ?? '23:59' }]
}

const UNREADABLE = 'the days and hours they said could not be read'

function added({
  outcome,
  entryId,
  reason,
}: Commands['add-to-waitlist']['output']): StepDecision<JsonObject> {
  if (outcome === 'failed') return failed(reason)
  return leave(outcome, { entryId }, `They ${SAID[outcome]}.`)
}

function failed(reason: string): StepDecision<JsonObject> {
  return leave('failed', { reason }, `Nobody was added: ${reason}.`)
}

const SAID = {
  added: 'wait for an open time now',
  already: 'waited already; what is new was added',
} as const
