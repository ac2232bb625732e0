import type { Connector, InboundEvent, Repeat } from '@chairflow/connector-kit'
import { Type as T } from 'typebox'
import { type Line, refusal, unreliableCall } from './unreliable-call.ts'

/** One text the carrier took. */
export type Text = {
  readonly id: string
  readonly effectId: string
  readonly to: string
  readonly body: string
  /** By the simulation's own clock. */
  readonly elapsedMs: number
}

export type Carrier = {
  readonly texts: readonly Text[]
  readonly connectorFor: (line: Line) => Connector
}

export type CarrierOptions = {
  readonly repeat: Repeat
  readonly atOnce: number
  /** Called when a text reaches the phone. */
  readonly onText: (text: Text) => void
  /** Called when the runtime tries, before the network decides what becomes of it. */
  readonly onTry: (to: string) => void
  readonly tell: (event: InboundEvent, afterMs: number) => void
}

/** A carrier that keeps a ledger of what it took, and reports delivery in whatever order. */
export function createCarrier(options: CarrierOptions): Carrier {
  const texts: Text[] = []
  const accept = (line: Line, { to, body }: { to: string; body: string }, effectId: string) => {
    const known = texts.find((text) => text.effectId === effectId)
    if (options.repeat === 'with-key' && known !== undefined) return known
    const id = `SM${String(texts.length + 1).padStart(6, '0')}`
    const text = { id, effectId, to, body, elapsedMs: line.time.elapsed() }
    texts.push(text)
    report(line, options, text)
    options.onText(text)
    return text
  }
  return {
    texts,
    connectorFor: (line) => ({
      id: 'twilio',
      title: 'Simulated carrier',
      kind: 'sms',
      capabilities: ['message.send', 'message.receive'],
      pace: { perSecond: 20, burst: 20, atOnce: options.atOnce },
      settings: T.Object({}),
      secrets: T.Object({}),
      open: () => ({
        webhooks: {},
        activities: {
          'message.send': {
            settleMs: 60_000,
            repeat: options.repeat,
            perform: (input, { effectId }) => {
              options.onTry(input.to)
              const isRefused = line.random.chance(0.02)
              return unreliableCall(line, () => {
                if (isRefused && !texts.some((text) => text.effectId === effectId))
                  throw refusal('recipient-unreachable', 'This number takes no texts.')
                return { providerMessageId: accept(line, input, effectId).id, status: 'queued' }
              })
            },
            reconcile: (_input, { effectId }) =>
              unreliableCall(line, () => {
                const text = texts.find((one) => one.effectId === effectId)
                if (text === undefined) return { type: 'absent' } as const
                const output = { providerMessageId: text.id, status: 'sent' }
                return { type: 'happened', output } as const
              }),
          },
        },
      }),
    }),
  }
}

function report({ random }: Line, { tell }: CarrierOptions, { id, effectId }: Text): void {
  const last = random.weighted({ delivered: 9, undelivered: 1 })
  for (const status of ['sent', last] as const) {
    const event = {
      type: 'message-status',
      providerMessageId: id,
      status,
      errorCode: null,
    } as const
    tell({ ...event, dedupeKey: `${id}:${status}`, effectId }, random.between(0, 8_000))
  }
}
