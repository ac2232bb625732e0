import type { LocationId, PatientId, ServiceId } from '../ids.ts'
import type { Patient, TimePreference } from '../records.ts'
import type { WaitlistEntry } from './waitlist-entry.ts'

/** Somebody on the waitlist, with their entry. */
export type Waiting = {
  readonly entry: WaitlistEntry
  readonly patient: Patient
  /** Index of their times, place and terms among those of everybody who waits for the service. */
  readonly times: number
  readonly place: number
  readonly terms: number
}

/** Where somebody would come from, and to. */
export type WishedPlace = {
  /** Empty: not known. */
  readonly zip: string
  readonly maxMiles: number | null
  readonly locationIds: readonly LocationId[]
}

/** On what terms somebody waits, beside times and place. */
export type Terms = Pick<WaitlistEntry, 'status' | 'expiresAt' | 'provider' | 'noticeMinutes'>

/** Who waits for one service, in the order of joining. */
export type WaitingList = {
  readonly people: readonly Waiting[]
  /** Each different wish once: thousands of people share a few hundred. */
  readonly times: readonly (readonly TimePreference[])[]
  readonly places: readonly WishedPlace[]
  readonly terms: readonly Terms[]
}

/** The waitlist by service: looking in it starts at its service. */
export type PreparedWaitlist = ReadonlyMap<ServiceId, WaitingList>

/** Entries that are over, and those of people we do not know, are left out. */
export function prepareWaitlist(
  entries: readonly WaitlistEntry[],
  patients: readonly Patient[],
): PreparedWaitlist {
  const known = new Map<PatientId, Patient>(patients.map((patient) => [patient.id, patient]))
  const byService = Map.groupBy(entries.filter(isOn), ({ serviceId }) => serviceId)
  return new Map([...byService].map(([id, own]) => [id, prepareList(own, known)]))
}

function prepareList(
  entries: readonly WaitlistEntry[],
  known: ReadonlyMap<PatientId, Patient>,
): WaitingList {
  const times = createWishes<readonly TimePreference[]>()
  const places = createWishes<WishedPlace>()
  const terms = createWishes<Terms>()
  const people: Waiting[] = []
  for (const entry of [...entries].sort(byJoining)) {
    const patient = known.get(entry.patientId)
    if (patient === undefined) continue
    const place = placeOf(entry, patient)
    people.push({
      entry,
      patient,
      times: times.indexOf(timesKey(entry.windows), entry.windows),
      place: places.indexOf(`${place.zip} ${place.maxMiles} ${place.locationIds.join()}`, place),
      terms: terms.indexOf(termsKey(entry), entry),
    })
  }
  return { people, times: times.all, places: places.all, terms: terms.all }
}

function isOn({ status }: WaitlistEntry): boolean {
  return status === 'waiting' || status === 'paused'
}

function byJoining(one: WaitlistEntry, other: WaitlistEntry): number {
  return one.joinedAt - other.joinedAt || (one.id < other.id ? -1 : 1)
}

function placeOf({ zip, maxMiles, locationIds }: WaitlistEntry, patient: Patient): WishedPlace {
  return { zip: zip ?? patient.zip, maxMiles, locationIds }
}

function timesKey(windows: readonly TimePreference[]): string {
  return windows.map(({ days, from, to }) => `${days.join('')}${from}${to}`).join()
}

function termsKey({ status, expiresAt, provider, noticeMinutes }: Terms): string {
  return `${status} ${expiresAt} ${noticeMinutes} ${provider?.strength} ${provider?.providerId}`
}

function createWishes<Wish>() {
  const indexes = new Map<string, number>()
  const all: Wish[] = []
  const indexOf = (key: string, wish: Wish): number => {
    const before = indexes.get(key)
    if (before !== undefined) return before
    indexes.set(key, all.length)
    return all.push(wish) - 1
  }
  return { all, indexOf }
}
