import { type Certainty, ConnectorError } from '@chairflow/connector-kit'
import type { Random } from './random.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { CallFate } from './weather.ts'

export type Line = {
  readonly time: VirtualTime
  readonly random: Random
  readonly fates: () => Readonly<Record<CallFate, number>>
  /** False once the process that made the call is dead: the answer then finds nobody. */
  readonly isAlive: () => boolean
}

type Settle<Output> = {
  readonly resolve: (output: Output) => void
  readonly reject: (error: unknown) => void
}

/** A call over a network that loses, delays and refuses. `act` is what the other side does, at its time. */
export function unreliableCall<Output>(line: Line, act: () => Output): Promise<Output> {
  const { time, random } = line
  const fate = random.weighted(line.fates())
  return new Promise<Output>((resolve, reject) => {
    const settle = { resolve, reject }
    const later = (ms: number, run: () => void) =>
      time.after(ms, () => {
        if (line.isAlive()) run()
      })
    const arrive = (ms: number, whenDone: (outcome: () => void) => void) =>
      time.after(ms, () => whenDone(perform(act, settle)))
    const short = random.between(0, 500)
    switch (fate) {
      case 'fine':
        arrive(short, (tell) => later(random.between(0, 1_500), tell))
        return
      case 'answer-lost':
        arrive(short, () => later(random.between(0, 5_000), () => reject(trouble('unknown'))))
        return
      case 'lost-on-the-way':
        later(random.between(0, 5_000), () => reject(trouble('unknown')))
        return
      case 'not-sent':
        later(short, () => reject(trouble('not-sent')))
        return
      case 'busy':
        later(short, () => reject(trouble('not-sent', random.between(1, 120) * 1_000)))
        return
      case 'slow':
        arrive(random.between(0, 25_000), (tell) => later(random.between(6_000, 40_000), tell))
        return
      case 'silent':
        if (random.chance(0.5)) arrive(short, () => {})
        return
      default:
        fate satisfies never
    }
  })
}

/** Does it now; returns how to tell. */
function perform<Output>(act: () => Output, { resolve, reject }: Settle<Output>): () => void {
  try {
    const output = act()
    return () => resolve(output)
  } catch (error) {
    return () => reject(error)
  }
}

function trouble(certainty: Certainty, retryAfterMs?: number): ConnectorError {
  const failure = { code: 'service-fault', blame: 'service', message: 'It rains.' } as const
  return new ConnectorError(failure, { certainty, retryAfterMs })
}

export function refusal(code: string, message: string): ConnectorError {
  return new ConnectorError({ code, blame: 'service', message }, { certainty: 'rejected' })
}
