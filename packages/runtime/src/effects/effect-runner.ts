import {
  type EffectLine,
  type EffectTable,
  listEffectLines,
  listOpenEffects,
  nextEffectAt,
  putOffEffect,
  type Store,
} from '@chairflow/store'
import type { Hearing } from '../events/hearing.ts'
import type { Host } from '../host.ts'
import { createLineRunner, type LineRunner } from '../line-runner.ts'
import type { Live } from '../live.ts'
import { nothing } from './call-outcome.ts'
import { type Performed, performEffect } from './perform-effect.ts'

type Around = { readonly hearing: Pick<Hearing, 'actsSince'>; readonly onEnd: () => void }

/** What breaks us before it is tried is left alone for a while, and is no loop. */
const AGAIN_AFTER_MS = 60_000

/**
 * Performs open effects, each line in the order in which they fell due. What was opened
 * before the process stood still waits until those who may have called it off were heard.
 */
export function createEffectRunner(
  store: Store,
  host: Host,
  live: Live,
  { hearing, onEnd }: Around,
): LineRunner {
  const { now } = host.ports.clock
  const isHeld = (connectionId: string) => !Number.isFinite(hearing.actsSince(connectionId))
  const since = ({ connectionId, kind }: EffectLine) => ({
    connectionId,
    kind,
    createdSince: hearing.actsSince(connectionId),
  })
  const lines = {
    lines: () => store.read(listEffectLines).filter(({ connectionId }) => !isHeld(connectionId)),
    due: (line: EffectLine, limit: number) =>
      store.read((tx) => listOpenEffects(tx, { ...since(line), now: now(), limit })),
    nextAt: (line: EffectLine) => store.read((tx) => nextEffectAt(tx, since(line))),
    run: async ({ connectionId, kind }: EffectLine, effect: EffectTable) => {
      const note = noteOf(host, effect)
      const performed = await performEffect(store, host, effect).catch(async (error: unknown) => {
        const notBefore = now() + AGAIN_AFTER_MS
        await store.write((tx) => putOffEffect(tx, effect.id, notBefore)).catch(note)
        return note(error)
      })
      await host.gates.leave(connectionId, { kind, outcome: performed.outcome }).catch(note)
      live.tell(performed.changes)
    },
  }
  return createLineRunner(host, lines, onEnd)
}

function noteOf(host: Host, { id }: EffectTable) {
  return (error: unknown): Performed => {
    host.ports.log.error({ effect: id, error: String(error) }, 'an effect met a fault')
    return { changes: [], outcome: nothing }
  }
}
