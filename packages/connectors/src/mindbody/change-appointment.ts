import {
  type Activities,
  type ActivityHandler,
  type BookedPlace,
  ConnectorError,
  type Failure,
} from '@chairflow/connector-kit'
import { answerAppointment } from './answer-appointment.ts'
import { toAppointmentFacts } from './appointment-facts.ts'
import type { MindbodyClient } from './mindbody-client.ts'
import {
  AddAppointmentAnswer,
  parserOf,
  unreadableAnswer,
  type VendorAppointment,
} from './mindbody-shapes.ts'
import { listVendor } from './read-appointments.ts'
import type { MindbodyAccount } from './settings.ts'
import { toSiteTime } from './site-time.ts'

type Change = Activities['appointment.change']['input']

const parse = parserOf(AddAppointmentAnswer, unreadableAnswer('a changed booking'))

/**
 * UpdateAppointment. Mindbody has no version field (facts/pms 1.2), so the visit is read before it
 * is written: it must be as we knew it, and one that is there already is not written again.
 */
export function changeAppointment(
  account: MindbodyAccount,
  client: MindbodyClient,
): ActivityHandler<'appointment.change'> {
  return {
    settleMs: account.settings.settleMs,
    perform: async (change, { signal }) => {
      const found = await findVisit(account, client, change, signal).catch(asNotSent)
      const state = judge(account, change, found)
      if (state.type === 'overtaken') {
        throw new ConnectorError(state.failure, { certainty: 'rejected' })
      }
      if (state.type === 'happened') return answerAppointment(account, client, state.visit, signal)
      if (cannotSay(account, change)) throw roomNotTaken
      const body = toRequest(account, change)
      const answer = parse(await client.post('appointment/updateappointment', body, signal))
      return answerAppointment(account, client, answer.Appointment, signal)
    },
    reconcile: async (change, { signal }) => {
      const found = await findVisit(account, client, change, signal)
      const state = judge(account, change, found)
      if (state.type !== 'happened') return state
      const output = await answerAppointment(account, client, state.visit, signal)
      return { type: 'happened', output }
    },
  }
}

/** Nothing was written yet, however the reading ended. */
function asNotSent(error: unknown): never {
  if (!(error instanceof ConnectorError) || error.certainty !== 'unknown') throw error
  throw new ConnectorError(error.failure, { certainty: 'not-sent', cause: error })
}

/** By id, on the days it may be on: an id alone finds nothing (facts/pms 1.5). */
async function findVisit(
  account: MindbodyAccount,
  client: MindbodyClient,
  { externalId, before, after }: Change,
  signal: AbortSignal,
): Promise<VendorAppointment | undefined> {
  const range = {
    startAt: Math.min(before.startAt, after.startAt),
    endAt: Math.max(before.endAt, after.endAt),
  }
  const wanted = { ...range, appointmentIds: [externalId] }
  const found = await listVendor(account, client, wanted, signal)
  return found.find(({ Id }) => String(Id) === externalId)
}

type State =
  | { readonly type: 'happened'; readonly visit: VendorAppointment }
  | { readonly type: 'absent' }
  | { readonly type: 'overtaken'; readonly failure: Failure }

/** Rooms count only where nothing else is to change: a site may keep its own (facts/pms 1.2). */
function judge(
  { settings: { timeZone } }: MindbodyAccount,
  { before, after }: Change,
  visit: VendorAppointment | undefined,
): State {
  if (visit === undefined) return overtaken
  const now = toAppointmentFacts(visit, { timeZone, patient: null })
  if (now.status !== 'booked' && now.status !== 'confirmed') return overtaken
  const isThere =
    !isRoomOnly({ before, after }, timeZone) || now.roomExternalId === after.roomExternalId
  if (isThere && isAlike(now, after, timeZone)) return { type: 'happened', visit }
  return isAlike(now, before, timeZone) ? { type: 'absent' } : overtaken
}

function isRoomOnly({ before, after }: Pick<Change, 'before' | 'after'>, timeZone: string) {
  return isAlike(before, after, timeZone)
}

const overtaken: State = {
  type: 'overtaken',
  failure: {
    code: 'visit-changed',
    blame: 'service',
    message: 'The visit was changed or cancelled in Mindbody meanwhile, so we left it as it is.',
  },
}

/** Provider and times, these as the site would give them back: in whole seconds, without offset. */
function isAlike(one: BookedPlace, other: BookedPlace, timeZone: string): boolean {
  const asSite = (instant: number) => toSiteTime(instant, timeZone)
  return (
    one.providerExternalId === other.providerExternalId &&
    asSite(one.startAt) === asSite(other.startAt) &&
    asSite(one.endAt) === asSite(other.endAt)
  )
}

/** Nothing but the room is to change, and the site takes none. */
function cannotSay({ settings }: MindbodyAccount, change: Change): boolean {
  return settings.roomOnChange === 'omit' && isRoomOnly(change, settings.timeZone)
}

const roomNotTaken = new ConnectorError(
  {
    code: 'room-not-taken',
    blame: 'service',
    message: 'This site takes no room from us. Please change the room in Mindbody.',
  },
  { certainty: 'rejected' },
)

/** The end is always sent: without it the visit gets its default length (facts/pms 1.5). */
function toRequest({ settings }: MindbodyAccount, { externalId, before, after }: Change) {
  const { timeZone, roomOnChange } = settings
  const { roomExternalId } = after
  const isOtherRoom = roomExternalId !== null && roomExternalId !== before.roomExternalId
  return {
    AppointmentId: Number(externalId),
    StaffId: Number(after.providerExternalId),
    StartDateTime: toSiteTime(after.startAt, timeZone),
    EndDateTime: toSiteTime(after.endAt, timeZone),
    ...(isOtherRoom && roomOnChange === 'send' && { ResourceIds: [Number(roomExternalId)] }),
    ApplyPayment: false,
    SendEmail: false,
  }
}
