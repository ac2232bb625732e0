import { type Answer, type FakeService, json } from '../http/fake-service.ts'
import { connector } from './connector.ts'

export const NOW = Date.parse('2026-03-02T15:00:00Z')

export const secrets = {
  apiKey: 'key-of-the-practice',
  password: 'word-of-the-practice',
  signatureKey: 'test-signature-key',
}

export function mindbodyAccount(url: string, settings: Readonly<Record<string, unknown>> = {}) {
  return {
    connectionId: 'mindbody',
    settings: {
      baseUrl: `${url}/public/v6`,
      siteId: -99,
      timeZone: 'America/Chicago',
      username: 'staff-user',
      requestTimeoutMs: 300,
      ...settings,
    },
    secrets,
    publicUrl: 'https://clinic.example.com',
    now: () => NOW,
  }
}

export function openMindbody(url: string, settings: Readonly<Record<string, unknown>> = {}) {
  const { activities, appointments, webhooks } = connector.open(mindbodyAccount(url, settings))
  const booking = activities['appointment.book']
  const webhook = webhooks['']
  const change = activities['appointment.change']
  if (!booking || !change || !appointments || !webhook) throw new Error('Mindbody lacks a part')
  return { booking, change, appointments, webhook }
}

const API = '/public/v6'
export const ROUTES = {
  token: `POST ${API}/usertoken/issue`,
  book: `POST ${API}/appointment/addappointment`,
  change: `POST ${API}/appointment/updateappointment`,
  appointments: `GET ${API}/appointment/staffappointments`,
  clients: `GET ${API}/client/clients`,
} as const

export function token(value = 'token-1', expires = '2026-03-03T15:00:00Z'): Answer {
  return json({ TokenType: 'Bearer', AccessToken: value, Expires: expires, User: {} })
}

export function vendorAppointment(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: 121,
    Status: 'Booked',
    StartDateTime: '2026-03-05T09:00:00',
    EndDateTime: '2026-03-05T09:30:00',
    SessionTypeId: 110,
    LocationId: 1,
    StaffId: 5,
    ClientId: '100000120',
    PartnerExternalId: null,
    Resources: [{ Id: 7, Name: 'Room 7' }],
    ...changes,
  }
}

export function vendorClient(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    Id: '100000120',
    FirstName: 'Jane',
    LastName: 'Doe',
    MobilePhone: '(805) 555-1234',
    Email: 'jane.doe@example.com',
    ...changes,
  }
}

/** The site as it answers on a good day, with these appointments. */
export function playSite(service: FakeService, appointments: readonly object[] = []): void {
  service.on(ROUTES.token, token())
  service.on(ROUTES.clients, json({ Clients: [vendorClient()] }))
  service.on(ROUTES.appointments, page(appointments))
}

export function page(appointments: readonly object[], total = appointments.length): Answer {
  return json({ PaginationResponse: { TotalResults: total }, Appointments: appointments })
}

export function refusal(status: number, code: string, headers: Record<string, string> = {}) {
  return json({ Error: { Message: 'Jane Doe 8055551234', Code: code } }, status, headers)
}
