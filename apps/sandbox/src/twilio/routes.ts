import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { changed, type Message, now, type Sandbox } from '../state.ts'
import { faulty } from '../webhooks/faulty.ts'
import { playStatuses } from '../webhooks/twilio-webhooks.ts'
import { messageResource } from './message-resource.ts'
import { newSid } from './sid.ts'

const LONGEST = 1_600
const E164 = /^\+[1-9]\d{7,14}$/

/** Twilio's Messages resource (facts/messaging 1.1 to 1.7). */
export function twilioRoutes(sandbox: Sandbox): Hono {
  const routes = new Hono()
  routes.use('*', faulty(sandbox, 'sms'))
  routes.use('*', async (c, next) => {
    if (!isAuthorised(sandbox, c)) return refuse(c, 401, 20003, 'Authenticate')
    await next()
  })
  routes.post('/Messages.json', async (c) => create(sandbox, c, await form(c)))
  routes.get('/Messages.json', (c) => list(sandbox, c))
  routes.get('/Messages/:file', (c) => {
    const sid = c.req.param('file').replace(/\.json$/, '')
    const message = sandbox.messages.find((one) => one.sid === sid)
    return message === undefined
      ? refuse(c, 404, 20404, 'The requested resource was not found')
      : c.json(messageResource(sandbox, message))
  })
  return routes
}

function isAuthorised({ config }: Sandbox, c: Context): boolean {
  const { accountSid, authToken } = config.twilio
  const expected = Buffer.from(`${accountSid}:${authToken}`).toString('base64')
  return c.req.header('authorization') === `Basic ${expected}` && c.req.param('sid') === accountSid
}

async function form(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text())
}

function create(sandbox: Sandbox, c: Context, input: URLSearchParams): Response {
  const to = input.get('To') ?? ''
  const body = input.get('Body') ?? ''
  const from = input.get('From') ?? sandbox.practice.practice.smsNumber
  if (to === '') return refuse(c, 400, 21604, "A 'To' phone number is required.")
  if (!E164.test(to)) return refuse(c, 400, 21211, "Invalid 'To' Phone Number")
  if (body === '') return refuse(c, 400, 21602, 'Message body is required.')
  if (body.length > LONGEST) return refuse(c, 400, 21617, 'The message body is too long')
  if (sandbox.blocked.has(to))
    return refuse(c, 400, 21610, 'Attempt to send to unsubscribed recipient')
  const message: Message = {
    sid: newSid(sandbox),
    at: now(sandbox),
    direction: 'to-patient',
    from,
    to,
    body,
    status: 'queued',
    errorCode: null,
    statusCallback: input.get('StatusCallback'),
  }
  sandbox.messages.push(message)
  changed(sandbox)
  const resource = messageResource(sandbox, message)
  const isReachable = sandbox.practice.patients.some(({ phone }) => phone === to)
  void playStatuses(sandbox, message, isReachable)
  return c.json(resource, 201)
}

const DEFAULT_PAGE = 50

/**
 * Newest first, page by page. Narrowed by when a message was sent, one that was not sent yet is left
 * out. `DateSent>` means at or after.
 */
function list(sandbox: Sandbox, c: Context): Response {
  const wanted = c.req.query()
  const limit = Number(wanted.PageSize ?? DEFAULT_PAGE)
  const page = Number(wanted.Page ?? 0)
  const after = wanted['DateSent>'] ?? wanted['DateSent>=']
  const before = wanted['DateSent<'] ?? wanted['DateSent<=']
  const isSent = ({ status }: Message) => status !== 'queued'
  const found = sandbox.messages
    .filter(({ to }) => wanted.To === undefined || to === wanted.To)
    .filter(({ from }) => wanted.From === undefined || from === wanted.From)
    .filter((one) => after === undefined || (isSent(one) && one.at >= Date.parse(after)))
    .filter((one) => before === undefined || (isSent(one) && one.at <= Date.parse(before)))
    .reverse()
  const shown = found.slice(page * limit, (page + 1) * limit)
  return c.json({
    messages: shown.map((message) => messageResource(sandbox, message)),
    page,
    page_size: limit,
    next_page_uri: (page + 1) * limit < found.length ? pageUri(c, page + 1) : null,
    uri: pageUri(c, page),
  })
}

/** As seen from the vendor's own host. */
function pageUri(c: Context, page: number): string {
  const query = new URLSearchParams({ ...c.req.query(), Page: String(page) })
  return `${c.req.path.replace(/^\/twilio/, '')}?${query}`
}

function refuse(c: Context, status: ContentfulStatusCode, code: number, message: string): Response {
  const more_info = `https://www.twilio.com/docs/errors/${code}`
  return c.json({ code, message, more_info, status }, status)
}
