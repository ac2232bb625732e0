import { Hono } from 'hono'
import { Type as T } from 'typebox'
import { Problem } from '../problem.ts'
import { readBody } from '../read-body.ts'
import { changed, type Message, now, type Sandbox } from '../state.ts'
import { newSid } from '../twilio/sid.ts'
import { messageView, phoneView } from '../views.ts'
import { tellInbound } from '../webhooks/twilio-webhooks.ts'

const Reply = T.Object({ body: T.String({ maxLength: 1600 }) })
/** Twilio's own words, whole message (facts/messaging 1.11). */
const STOP_WORDS = new Set('STOP STOPALL UNSUBSCRIBE CANCEL END QUIT REVOKE OPTOUT'.split(' '))
const START_WORDS = new Set('START UNSTOP'.split(' '))

/** The patients' phones: what arrived on them, and what their owners answer. */
export function phoneControls(sandbox: Sandbox): Hono {
  return new Hono()
    .get('/', (c) => {
      const items = sandbox.practice.patients.map(({ phone, firstName, lastName }) =>
        phoneView(sandbox, phone, `${firstName} ${lastName}`),
      )
      return c.json({ items })
    })
    .get('/:number', (c) => {
      const { phone, name } = find(sandbox, c.req.param('number'))
      return c.json(phoneView(sandbox, phone, name))
    })
    .post('/:number/reply', async (c) => {
      const { phone } = find(sandbox, c.req.param('number'))
      const { body } = await readBody(c, Reply)
      const message = write(sandbox, phone, body)
      return c.json(messageView(sandbox, message), 202)
    })
}

function find({ practice }: Sandbox, number: string) {
  const digits = number.replace(/\D/g, '')
  const patient = practice.patients.find(({ phone }) => phone === `+${digits}`)
  if (patient === undefined) throw new Problem(404, `No phone has the number ${number}.`)
  return { phone: patient.phone, name: `${patient.firstName} ${patient.lastName}` }
}

/** Twilio acts on its own words before anybody else hears of them. */
function write(sandbox: Sandbox, from: string, body: string): Message {
  const word = body.trim().toUpperCase()
  const optOutType = STOP_WORDS.has(word) ? 'STOP' : START_WORDS.has(word) ? 'START' : undefined
  if (optOutType === 'STOP') sandbox.blocked.add(from)
  if (optOutType === 'START') sandbox.blocked.delete(from)
  const message: Message = {
    sid: newSid(sandbox),
    at: now(sandbox),
    direction: 'from-patient',
    from,
    to: sandbox.practice.practice.smsNumber,
    body,
    status: 'received',
    errorCode: null,
    statusCallback: null,
  }
  sandbox.messages.push(message)
  changed(sandbox)
  void tellInbound(sandbox, message, optOutType)
  return message
}
