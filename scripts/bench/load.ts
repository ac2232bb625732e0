import autocannon from 'autocannon'
import { sign } from './connectors.ts'
import { PROVIDERS, providerOf, roomOf } from './practice.ts'

const HOUR_MS = 3_600_000
const FIRST_AT = Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + 7 * 24 * HOUR_MS

export type Load = {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly accepted: number
  readonly refused: number
  /** When each was sent, in milliseconds UTC, by its name. */
  readonly sentAt: ReadonlyMap<string, number>
}

type Extent = { readonly seconds: number } | { readonly amount: number }

let named = 0

/** Signed webhooks of new appointments, each of another patient, from as many clients as asked. */
export async function loadBookings(
  url: string,
  { clients, ...extent }: { readonly clients: number } & Extent,
): Promise<Load> {
  const sentAt = new Map<string, number>()
  const result = await autocannon({
    url: `${url}/hooks/pms/mindbody`,
    connections: clients,
    ...('amount' in extent ? { amount: extent.amount } : { duration: extent.seconds }),
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          named += 1
          const body = JSON.stringify(booking(named))
          sentAt.set(nameOf(named), Date.now())
          const headers = { 'content-type': 'application/json', 'x-bench-signature': sign(body) }
          return { ...request, headers, body }
        },
      },
    ],
  })
  return {
    perSecond: result['2xx'] / result.duration,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    accepted: result['2xx'],
    refused: result.non2xx,
    sentAt,
  }
}

export function nameOf(number: number): string {
  return `Bench${number}`
}

export function phoneOf(number: number): string {
  return `+1512${String(5_000_000 + number).padStart(7, '0')}`
}

export function booking(number: number) {
  const at = Date.now()
  const startAt = FIRST_AT + Math.floor(number / PROVIDERS) * HOUR_MS
  const patient = {
    externalId: `b${number}`,
    firstName: nameOf(number),
    lastName: 'Patient',
    phone: phoneOf(number),
    email: null,
  }
  const appointment = {
    externalId: `a${number}`,
    startAt,
    endAt: startAt + 1_800_000,
    status: 'booked',
    serviceExternalId: '110',
    providerExternalId: providerOf(number),
    roomExternalId: roomOf(number),
    locationExternalId: '1',
    patient,
  }
  return { id: `w${number}`, at, appointment }
}

/** Bare POSTs of the same size and signature work, for the floor. */
export async function loadBare(url: string, clients: number, seconds: number): Promise<number> {
  const body = JSON.stringify(booking(0))
  const headers = { 'content-type': 'application/json', 'x-bench-signature': sign(body) }
  const method = 'POST' as const
  const result = await autocannon({
    url,
    connections: clients,
    duration: seconds,
    method,
    headers,
    body,
  })
  return result['2xx'] / result.duration
}

/** YES from every patient named from one number to another. */
export async function loadReplies(url: string, from: number, amount: number): Promise<number> {
  let next = from
  const begun = performance.now()
  await autocannon({
    url: `${url}/hooks/sms/twilio/inbound`,
    connections: 64,
    amount,
    requests: [
      {
        method: 'POST',
        setupRequest: (request) => {
          const body = JSON.stringify({ id: `r${next}`, from: phoneOf(next), body: 'YES' })
          next += 1
          const headers = { 'content-type': 'application/json', 'x-bench-signature': sign(body) }
          return { ...request, headers, body }
        },
      },
    ],
  })
  return (performance.now() - begun) / 1_000
}
