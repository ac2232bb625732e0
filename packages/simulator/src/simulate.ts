import type { Exceptions } from './check-effects.ts'
import { checkEnd } from './check-end.ts'
import { checkOpen } from './check-open.ts'
import { play, type Size } from './scenario.ts'
import type { Template } from './template.ts'
import { createWorld, digestOf, type World } from './world.ts'

export type Simulated = {
  readonly seed: number
  /** Over everything written down, here and at the vendors: the same for the same seed. */
  readonly digest: string
  readonly violations: readonly string[]
  readonly counts: Readonly<Record<Count, number>>
}

export type Count =
  | 'commits'
  | 'crashes'
  | 'jumps'
  | 'executions'
  | 'acknowledged'
  | 'texts'
  | 'bookings'
  | keyof Exceptions

const CHECK_EVERY = 25

/** Plays one whole world through. Never throws for what the product does wrong: that is listed. */
export async function simulate(
  seed: number,
  template: Template,
  size: Size = 'small',
): Promise<Simulated> {
  const world = createWorld(seed, template, (playing) => {
    if (playing.counts.commits % CHECK_EVERY === 0) checkOpen(playing)
  })
  try {
    await play(world, size)
    const exceptions = checkEnd(world)
    const counts = { ...countsOf(world), ...exceptions }
    return { seed, digest: digestOf(world), violations: world.violations, counts }
  } finally {
    world.lives.close()
  }
}

function countsOf({ counts, carrier, pms, webhooks, life, lives }: World) {
  const rows = life()?.inspect<{ count: number }>('select count(*) as count from execution')
  return {
    ...counts,
    crashes: lives.count(),
    executions: rows?.[0]?.count ?? 0,
    acknowledged: webhooks.acknowledged.size,
    texts: carrier.texts.length,
    bookings: pms.booked.size,
  }
}
