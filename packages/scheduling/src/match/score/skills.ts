import type { ProviderId, ServiceId } from '../../ids.ts'
import type { Credential } from '../../practice/credential.ts'
import { meetsRule } from '../../practice/credential-rule.ts'
import { type Provider, workplacesOf } from '../../practice/provider.ts'
import { type Service, waysAt } from '../../practice/service.ts'
import { type roleLattice, satisfiesRole } from '../../roles.ts'
import type { MatchPractice } from '../match-practice.ts'
import { packMinutes } from './pack-minutes.ts'

export type Skills = {
  /** The most of a free time (minutes) that what a provider may do can fill. */
  readonly pack: (providerId: ProviderId, freeMinutes: number) => number
  /** The same for what is done in a type of room. */
  readonly packRoom: (roomType: string, freeMinutes: number) => number
  /** How many may do a service. */
  readonly ableTo: ReadonlyMap<ServiceId, number>
  /** How much of the others' demand rests on a provider: 0 nobody's, 1 the most of anybody. */
  readonly scarcity: (providerId: ProviderId, without: ServiceId) => number
}

/**
 * Who may do what by role and active credentials where they work, whatever the day. Scarcity is the sum over the
 * provider's other services of demand × length / number of providers (facts: a bid price).
 */
export function skillsOf(records: MatchPractice, lattice: typeof roleLattice): Skills {
  const cards = Map.groupBy(records.credentials, ({ providerId }) => providerId)
  const servicesOf = new Map(
    records.providers.map((provider) => {
      const own = cards.get(provider.id) ?? []
      const able = { provider, own, lattice }
      return [provider.id, records.services.flatMap((service) => wayOf(service, able))] as const
    }),
  )
  const ableTo = countBy([...servicesOf.values()].flat().map(({ id }) => id))
  const priceOf = prices(records, ableTo)
  const prizes = [...servicesOf.values()].map((services) => sum(services.map(priceOf)))
  const highest = Math.max(...prizes, Number.MIN_VALUE)
  const packs = packsOf(servicesOf)
  const everywhere = records.locations.map(({ id }) => id)
  const ways = records.services.flatMap((service) => waysAt(service, everywhere))
  const roomPacks = packsOf(Map.groupBy(ways, ({ roomType }) => roomType))
  return {
    ableTo,
    pack: (providerId, freeMinutes) => packs.get(providerId)?.(freeMinutes) ?? 0,
    packRoom: (roomType, freeMinutes) => roomPacks.get(roomType)?.(freeMinutes) ?? 0,
    scarcity: (providerId, without) => {
      const others = servicesOf.get(providerId)?.filter(({ id }) => id !== without) ?? []
      return sum(others.map(priceOf)) / highest
    },
  }
}

/** What a minute-hungry service with few providers asks of each: its share of bookings counts. */
function prices({ appointments, services }: MatchPractice, ableTo: ReadonlyMap<ServiceId, number>) {
  const booked = countBy(appointments.map(({ serviceId }) => serviceId))
  const total = appointments.length + services.length
  return (service: Service) => {
    const demand = ((booked.get(service.id) ?? 0) + 1) / total
    return (demand * minutesOf(service)) / (ableTo.get(service.id) ?? 1)
  }
}

/** Providers and rooms of the same services share their table. */
function packsOf<Key>(servicesOf: ReadonlyMap<Key, readonly Service[]>) {
  const known = new Map<string, ReturnType<typeof packMinutes>>()
  return new Map(
    [...servicesOf].map(([id, services]) => {
      const lengths = [...new Set(services.map(minutesOf))].sort((one, other) => one - other)
      const pack = known.get(lengths.join()) ?? packMinutes(lengths)
      known.set(lengths.join(), pack)
      return [id, pack] as const
    }),
  )
}

function minutesOf(service: Service): number {
  return service.durationMinutes + service.bufferBeforeMinutes + service.bufferAfterMinutes
}

type Able = {
  readonly provider: Provider
  readonly own: readonly Credential[]
  readonly lattice: typeof roleLattice
}

/** The service as they do it, if they may; where they work at several locations the first counts. */
function wayOf(service: Service, able: Able): readonly Service[] {
  return waysAt(service, workplacesOf(able.provider))
    .filter((here) => mayDo(here, able))
    .slice(0, 1)
}

function mayDo({ requirement }: Service, { provider, own, lattice }: Able): boolean {
  const { roles, credentials } = requirement
  const isAble =
    roles.length === 0 ||
    provider.roles.some((held) => roles.some((role) => satisfiesRole(held, role, lattice)))
  return isAble && meetsRule(credentials, holds(own))
}

function holds(own: readonly Credential[]): (kind: string) => boolean {
  return (kind) => own.some((card) => card.kind === kind && card.status === 'active')
}

function countBy<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
