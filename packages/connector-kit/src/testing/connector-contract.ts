import { describe, expect, it } from 'vitest'
import type { Activities, ActivityName } from '../activities.ts'
import type {
  ConnectionAccount,
  Connector,
  OpenConnection,
  RawRequest,
  Webhook,
} from '../connector.ts'
import { ConnectorError } from '../connector-error.ts'
import { defaultPace } from '../pace.ts'

/** What the suite needs to know about a connector to hold it to its contract. */
export type ConnectorProbe = {
  readonly connector: Connector
  /** A complete account. */
  readonly account: ConnectionAccount
  /** The same account at an address where nothing listens. */
  readonly unreachable: ConnectionAccount
  /** For each webhook, a request as the vendor signs it, and the header that holds the signature. */
  readonly signed: Readonly<
    Record<string, { readonly request: RawRequest; readonly signatureHeader: string }>
  >
  readonly inputs: { readonly [Name in ActivityName]?: Activities[Name]['input'] }
}

/** What every connector owes the runtime; call it inside the connector's own test file. */
export function connectorContract(probe: ConnectorProbe): void {
  describe(`the contract of a connector: ${probe.connector.id}`, () => {
    refusesIncompleteAccounts(probe)
    offersWhatItClaims(probe)
    for (const name of Object.keys(probe.connector.open(probe.account).webhooks)) {
      guardsItsWebhook(probe, name)
    }
    for (const name of activityNames(probe)) knowsThatNothingWasSent(probe, name)
    saysWhenItCannotRead(probe)
    declaresAPace(probe)
  })
}

function refusesIncompleteAccounts({ connector, account }: ConnectorProbe): void {
  it.each(['settings', 'secrets'])('does not open without its %s', (missing) => {
    const error = caught(() => connector.open({ ...account, [missing]: {} }))
    expect(error).toBeInstanceOf(ConnectorError)
    expect(error).toMatchObject({ certainty: 'rejected', failure: { blame: 'connection' } })
    expectDiscreet(error, account)
  })
}

function offersWhatItClaims({ connector, account }: ConnectorProbe): void {
  it('offers exactly what its capabilities say', () => {
    const open = connector.open(account)
    const offered = [
      open.activities['message.send'] && 'message.send',
      open.webhooks.inbound && 'message.receive',
      open.messages && 'messages.list',
      open.appointments && 'appointments.read',
      open.activities['appointment.book'] && 'booking.write',
      ...changesOf(open, connector),
    ].filter((one) => one !== undefined)
    expect(offered.sort()).toEqual([...connector.capabilities].sort())
  })
}

/** One activity does both, so a connector that has it may say that it can do either or both. */
function changesOf({ activities }: OpenConnection, { capabilities }: Connector) {
  if (activities['appointment.change'] === undefined) return []
  const either = ['booking.reassign', 'booking.reschedule'] as const
  const claimed = either.filter((name) => capabilities.includes(name))
  return claimed.length === 0 ? ['booking.reassign'] : claimed
}

function guardsItsWebhook({ connector, account, signed }: ConnectorProbe, name: string): void {
  const door = `webhook '${name}'`
  const open = (): Webhook => demand(connector.open(account).webhooks[name], door)
  const sample = () => demand(signed[name], `a signed request for ${door}`)

  it(`${door} takes what the vendor signed`, () => {
    expect(open().verify(sample().request)).toBe(true)
  })
  it(`${door} refuses a changed body, a wrong signature and none`, () => {
    const { request, signatureHeader } = sample()
    const { [signatureHeader]: signature, ...others } = request.headers
    const wrong = `${signature}`.replace(/.(?=.$)/, (letter) => (letter === 'A' ? 'B' : 'A'))
    expect(open().verify({ ...request, body: `${request.body} ` })).toBe(false)
    expect(open().verify({ ...request, headers: others })).toBe(false)
    expect(open().verify({ ...request, headers: { ...others, [signatureHeader]: wrong } })).toBe(
      false,
    )
  })
  it(`${door} gives a message the same key each time it comes`, () => {
    const keys = () =>
      open()
        .read(sample().request)
        .map(({ dedupeKey }) => dedupeKey)
    expect(keys()).toEqual(keys())
    expect(keys()).not.toContain('')
    expect(keys().length).toBeGreaterThan(0)
  })
}

function knowsThatNothingWasSent(probe: ConnectorProbe, name: ActivityName): void {
  it(`${name} may be tried again when the service was never reached`, async () => {
    const { connector, unreachable } = probe
    const context = { effectId: 'effect-1', signal: AbortSignal.timeout(10_000) }
    const error = await perform(probe, name, context).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ certainty: 'not-sent', failure: { blame: 'service' } })
    expectDiscreet(error, unreachable, probe.inputs[name])
    expect(connector.open(unreachable).activities[name]?.settleMs).toBeGreaterThanOrEqual(0)
  })
}

function saysWhenItCannotRead({ connector, account, unreachable }: ConnectorProbe): void {
  if (connector.open(account).messages === undefined) return
  it('says so when it cannot ask what patients wrote', async () => {
    const listed = connector.open(unreachable).messages?.list({ since: 0 })
    const error = await listed?.catch((reason: unknown) => reason)
    expect(error).toMatchObject({ failure: { blame: 'service' } })
    expectDiscreet(error, unreachable)
  })
}

function declaresAPace({ connector, account }: ConnectorProbe): void {
  it('lets at least one call out, however slowly', () => {
    const pace = { ...defaultPace, ...connector.pace, ...connector.open(account).pace }
    expect(pace.perSecond).toBeGreaterThan(0)
    expect(pace.burst).toBeGreaterThanOrEqual(1)
    expect(pace.atOnce).toBeGreaterThanOrEqual(1)
  })
}

type Context = { readonly effectId: string; readonly signal: AbortSignal }
type AnyHandler = {
  readonly perform: (input: unknown, context: Context) => Promise<unknown>
}

async function perform(
  { connector, unreachable, inputs }: ConnectorProbe,
  name: ActivityName,
  context: Context,
): Promise<unknown> {
  const handler = demand(connector.open(unreachable).activities[name], name) as AnyHandler
  return handler.perform(demand(inputs[name], `an input for ${name}`), context)
}

function activityNames({ connector, account }: ConnectorProbe): readonly ActivityName[] {
  return Object.keys(connector.open(account).activities) as ActivityName[]
}

/** A person reads the message and logs keep it: no secret and nothing about a patient is in it. */
function expectDiscreet(error: unknown, { secrets }: ConnectionAccount, input: object = {}): void {
  const message = error instanceof ConnectorError ? error.failure.message : String(error)
  const hidden = [secrets, input].flatMap((one) => Object.values(one ?? {}))
  for (const value of hidden) {
    if (typeof value === 'string' && value !== '') expect(message).not.toContain(value)
  }
}

function caught(action: () => unknown): unknown {
  try {
    action()
    return undefined
  } catch (error) {
    return error
  }
}

function demand<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`The contract suite was not given ${what}.`)
  return value
}
