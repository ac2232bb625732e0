import { cancelExecution, pauseFlow, resumeFlow } from '@chairflow/runtime'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asking } from './testing/asking.ts'
import { type Clinic, openClinic, visit } from './testing/clinic.ts'
import { publish, requestFlows } from './testing/publish.ts'
import { tellAppointment } from './testing/tell-appointment.ts'

const HOUR_MS = 60 * 60_000

type Policy = 'queue' | 'drop' | 'replace'
type Standing = 'under way' | 'waits for its turn' | 'cancelled'

/** What the rules say, kept as a list, the oldest first. */
class Model {
  readonly policy: Policy
  readonly limit: number
  readonly standings = new Map<string, Standing>()
  isPaused = false
  started = 0
  booked = 0

  constructor(policy: Policy, limit: number) {
    this.policy = policy
    this.limit = limit
  }

  all(standing: Standing): string[] {
    return [...this.standings].flatMap(([id, now]) => (now === standing ? [id] : []))
  }

  book(id: string): void {
    const isFull = this.all('under way').length >= this.limit
    if (isFull && this.policy === 'drop') return
    this.standings.set(id, 'waits for its turn')
    if (this.isPaused || (isFull && this.policy === 'queue')) return
    const [oldest] = this.all('under way')
    if (isFull && oldest !== undefined) this.standings.set(oldest, 'cancelled')
    this.start(id)
  }

  cancel(id: string): void {
    if (this.standings.get(id) === 'cancelled') return
    this.standings.set(id, 'cancelled')
    this.release()
  }

  resume(kept: 'start' | 'discard'): void {
    this.isPaused = false
    const discarded = kept === 'discard' ? this.all('waits for its turn') : []
    for (const id of discarded) this.standings.set(id, 'cancelled')
    this.release()
  }

  /** Of those that wait, replacing lets the newest in, and dropping ends whoever finds no place. */
  private release(): void {
    if (this.isPaused) return
    const waiting = this.all('waits for its turn')
    const all = [...this.all('under way'), ...waiting]
    const inPlace = this.policy === 'replace' ? all.slice(-this.limit) : all.slice(0, this.limit)
    for (const id of waiting) if (inPlace.includes(id)) this.start(id)
    if (this.policy === 'queue') return
    for (const id of all) if (!inPlace.includes(id)) this.standings.set(id, 'cancelled')
  }

  private start(id: string): void {
    this.standings.set(id, 'under way')
    this.started += 1
  }
}

type World = { readonly clinic: Clinic; readonly flowId: string }
type Command = fc.AsyncCommand<Model, World>

const book: Command = {
  check: () => true,
  run: async (model, { clinic, flowId }) => {
    model.booked += 1
    const id = String(model.booked)
    model.book(id)
    await tellAppointment(clinic, visit(id, clinic.clock.now() + (24 + model.booked) * HOUR_MS))
    compare(model, { clinic, flowId })
  },
  toString: () => 'book',
}

const cancel = (which: number): Command => ({
  check: (model) => model.standings.size > 0,
  run: async (model, world) => {
    const ids = [...model.standings.keys()]
    const subject = ids[which % ids.length] ?? ''
    model.cancel(subject)
    const id = world.clinic.executions().find((one) => one.subject === subject)?.id ?? ''
    const { runtime } = world.clinic.chairflow
    await cancelExecution(runtime, { id, actor: 'Ann', reason: 'By phone' })
    await runtime.settle()
    compare(model, world)
  },
  toString: () => `cancel ${which}`,
})

const pause: Command = {
  check: () => true,
  run: async (model, world) => {
    model.isPaused = true
    await pauseFlow(world.clinic.chairflow.runtime, { flowId: world.flowId, actor: 'Ann' })
    compare(model, world)
  },
  toString: () => 'pause',
}

const resume = (kept: 'start' | 'discard'): Command => ({
  check: (model) => model.isPaused,
  run: async (model, world) => {
    model.resume(kept)
    const { runtime } = world.clinic.chairflow
    await resumeFlow(runtime, { flowId: world.flowId, actor: 'Ann', kept })
    await runtime.settle()
    compare(model, world)
  },
  toString: () => `resume, ${kept}`,
})

const restart: Command = {
  check: () => true,
  run: async (model, world) => {
    await world.clinic.restart()
    compare(model, world)
  },
  toString: () => 'restart',
}

function compare(model: Model, { clinic, flowId }: World): void {
  const ours = clinic.executions().filter((one) => one.flowId === flowId)
  const seen = ours.map(({ subject, status, queuedStartJson }) => [
    subject,
    status === 'cancelled' ? status : queuedStartJson === null ? 'under way' : 'waits for its turn',
  ])
  expect(Object.fromEntries(seen)).toEqual(Object.fromEntries(model.standings))
  expect(clinic.vendors.texts).toHaveLength(model.started)
}

test('limits, pauses and cancellations in any order keep what the rules say', async () => {
  const commands = fc.commands(
    [
      fc.constant(book),
      fc.nat(9).map(cancel),
      fc.constant(pause),
      fc.constantFrom('start' as const, 'discard' as const).map(resume),
      fc.constant(restart),
    ],
    { maxCommands: 14 },
  )
  const policy = fc.constantFrom<Policy>('queue', 'drop', 'replace')
  await fc.assert(
    fc.asyncProperty(policy, fc.integer({ min: 1, max: 2 }), commands, async (name, limit, run) => {
      const clinic = await openClinic()
      try {
        await requestFlows(clinic, 'DELETE', '/flw_gap_fill')
        const concurrency = { key: 'patient.patientId', limit, onCollision: name }
        const flowId = await publish(clinic, asking({ concurrency }))
        const setup = () => ({ model: new Model(name, limit), real: { clinic, flowId } })
        await fc.asyncModelRun(setup, run)
      } finally {
        await clinic.close()
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
