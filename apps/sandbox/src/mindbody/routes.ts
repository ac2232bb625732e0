import { type Context, Hono } from 'hono'
import { now, type Sandbox } from '../state.ts'
import { faulty } from '../webhooks/faulty.ts'
import { addAppointment } from './add-appointment.ts'
import { refuse } from './refuse.ts'
import { staffAppointments } from './staff-appointments.ts'
import { updateAppointment } from './update-appointment.ts'

const TOKEN = 'sandbox-staff-token'
const TOKEN_LIFE_MS = 24 * 60 * 60_000
const CLIENTS_LIMIT = 20

/** The part of Mindbody's Public API v6 that Chairflow uses (facts/pms 1.2). */
export function mindbodyRoutes(sandbox: Sandbox): Hono {
  const routes = new Hono()
  routes.use('*', faulty(sandbox, 'pms'))
  routes.use('*', async (c, next) => {
    const refusal = checkHeaders(sandbox, c)
    if (refusal !== null) return refusal
    await next()
  })
  routes.post('/usertoken/issue', async (c) => issueToken(sandbox, c))
  routes.get('/site/sites', (c) => c.json({ Sites: [siteOf(sandbox)], ...page(1) }))
  routes.get('/site/locations', (c) => c.json(locations(sandbox)))
  routes.get('/site/sessiontypes', (c) => c.json(sessionTypes(sandbox)))
  routes.get('/site/resources', (c) => c.json(resources(sandbox)))
  routes.get('/staff/staff', (c) => c.json(staff(sandbox)))
  routes.get('/client/clients', (c) => clients(sandbox, c))
  routes.get('/appointment/staffappointments', (c) => c.json(staffAppointments(sandbox, c)))
  routes.post('/appointment/addappointment', (c) => addAppointment(sandbox, c))
  routes.post('/appointment/updateappointment', (c) => updateAppointment(sandbox, c))
  return routes
}

function checkHeaders({ config, practice }: Sandbox, c: Context): Response | null {
  if (c.req.header('api-key') !== config.mindbody.apiKey) {
    return refuse(c, 401, 'InvalidSourceCredentials', 'The API key is not valid.')
  }
  if (c.req.header('siteid') !== String(practice.practice.siteId)) {
    return refuse(c, 400, 'InvalidSiteId', 'The site is not activated for this key.')
  }
  const isTokenCall = c.req.path.endsWith('/usertoken/issue')
  if (!isTokenCall && c.req.header('authorization') !== `Bearer ${TOKEN}`) {
    return refuse(c, 401, 'DeniedAccess', 'A staff token is required.')
  }
  return null
}

async function issueToken(sandbox: Sandbox, c: Context): Promise<Response> {
  const { Username, Password } = await c.req.json<Record<string, unknown>>()
  const { username, password } = sandbox.config.mindbody
  if (Username !== username || Password !== password) {
    return refuse(c, 401, 'InvalidStaffCredentials', 'User name or password is wrong.')
  }
  const Expires = new Date(now(sandbox) + TOKEN_LIFE_MS).toISOString()
  return c.json({ TokenType: 'Bearer', AccessToken: TOKEN, Expires, User: { Type: 'Staff' } })
}

function siteOf({ practice, timeZone }: Sandbox) {
  return { Id: practice.practice.siteId, Name: practice.practice.name, TimeZone: timeZone }
}

function locations({ practice }: Sandbox) {
  const Locations = practice.locations.map(({ externalId, name }) => ({
    Id: Number(externalId),
    Name: name,
  }))
  return { Locations, ...page(Locations.length) }
}

function sessionTypes({ practice }: Sandbox) {
  const SessionTypes = practice.services.map(({ externalId, name, durationMinutes }) => ({
    Id: Number(externalId),
    Name: name,
    Type: 'Appointment',
    DefaultTimeLength: durationMinutes,
    ProgramId: 1,
  }))
  return { SessionTypes, ...page(SessionTypes.length) }
}

function resources({ practice }: Sandbox) {
  const Resources = practice.rooms.map(({ externalId, name }) => ({
    Id: Number(externalId),
    Name: name,
  }))
  return { Resources, ...page(Resources.length) }
}

function staff({ practice }: Sandbox) {
  const StaffMembers = practice.providers.map(
    ({ externalId, firstName, lastName, displayName }) => ({
      Id: Number(externalId),
      FirstName: firstName,
      LastName: lastName,
      DisplayName: displayName,
    }),
  )
  return { StaffMembers, ...page(StaffMembers.length) }
}

function clients({ practice }: Sandbox, c: Context): Response {
  const ids = c.req.queries('request.clientIDs') ?? c.req.queries('clientIDs') ?? []
  if (ids.length > CLIENTS_LIMIT) {
    return refuse(c, 400, 'InvalidParameter', `At most ${CLIENTS_LIMIT} clients at once.`)
  }
  const wanted = practice.patients.filter(
    ({ externalId }) => ids.length === 0 || ids.includes(externalId),
  )
  const Clients = wanted.map(({ externalId, firstName, lastName, phone, email }) => ({
    Id: externalId,
    UniqueId: Number(externalId),
    FirstName: firstName,
    LastName: lastName,
    MobilePhone: phone.replace('+1', ''),
    Email: email,
    Status: 'Active',
  }))
  return c.json({ Clients, ...page(Clients.length) })
}

function page(total: number) {
  return {
    PaginationResponse: {
      RequestedLimit: 100,
      RequestedOffset: 0,
      PageSize: total,
      TotalResults: total,
    },
  }
}
