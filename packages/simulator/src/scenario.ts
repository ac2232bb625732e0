import type { AppointmentFacts } from '@chairflow/connector-kit'
import { cancelExecution, decideTask } from '@chairflow/runtime'
import { isLive } from './calendar.ts'
import type { World } from './world.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** What may happen, how often it does, and how. */
const actions = {
  cancel: [8, (world) => setStatus(world, 'cancelled')],
  book: [4, book],
  move: [2, move],
  confirm: [1, (world) => setStatus(world, 'confirmed')],
  noShow: [0.5, (world) => setStatus(world, 'no-show')],
  strayText: [2, strayText],
  decide: [3, decide],
  cancelExecution: [0.5, cancel],
  crash: [2, ({ crash }) => crash()],
  jump: [4, jump],
  suspend: [1, ({ time, random }) => time.suspend(random.between(1, 30) * MINUTE_MS)],
} as const satisfies Readonly<Record<string, readonly [number, (world: World) => void]>>

type Action = keyof typeof actions
const weights = Object.fromEntries(
  Object.entries(actions).map(([name, [weight]]) => [name, weight]),
) as Readonly<Record<Action, number>>

/** How much happens in a world. Most faults need little; a long one may find the rest. */
export type Size = 'small' | 'large'
const sizes = { small: [1, 5], large: [6, 30] } as const satisfies Readonly<
  Record<Size, readonly [number, number]>
>

/** Things happen at random, then everything is repaired and time goes on until nothing may be open. */
export async function play(world: World, size: Size): Promise<void> {
  const { random, time } = world
  world.restart()
  await time.pass(5_000)
  const [least, most] = sizes[size]
  const count = random.between(least, most)
  for (let done = 0; done < count; done += 1) {
    actions[random.weighted(weights)][1](world)
    await time.pass(random.between(0, random.pick([20, 1_000, 20_000, 4 * MINUTE_MS])))
    if (world.life() === null && random.chance(0.7)) world.restart()
  }
  await endWell(world)
}

async function endWell(world: World): Promise<void> {
  const { time } = world
  world.sky.isCalm = true
  world.crash()
  world.restart()
  await time.pass(2 * MINUTE_MS)
  const hops = [...times(7, 5 * MINUTE_MS), ...times(5, HOUR_MS), 6 * HOUR_MS, DAY_MS, 8 * DAY_MS]
  for (const hop of hops) {
    time.suspend(hop)
    await time.pass(31_000)
  }
}

function setStatus(world: World, status: 'cancelled' | 'confirmed' | 'no-show'): void {
  withVisit(world, ({ externalId }) => world.pms.setStatus(externalId, status))
}

function move(world: World): void {
  const byMs = world.random.between(1, 8) * 15 * MINUTE_MS
  withVisit(world, ({ externalId }) => world.pms.move(externalId, byMs))
}

/** Somebody with a visit ahead writes without being asked. */
function strayText(world: World): void {
  withVisit(world, ({ patient }) => world.patients.write(patient?.phone ?? ''))
}

function withVisit(world: World, change: (visit: AppointmentFacts) => void): void {
  const from = world.time.trueNow()
  const live = world.pms
    .entries()
    .map(({ facts }) => facts)
    .filter((facts) => isLive(facts) && facts.startAt > from && facts.startAt < from + 2 * DAY_MS)
  if (live.length > 0) change(world.random.pick(live))
}

/** Staff write a visit like one they know, at another time. */
function book({ random, time, template, pms }: World): void {
  const like = random.pick(template.calendar)
  const whom = random.pick(template.practice.patients)
  const startAt =
    Math.ceil(time.trueNow() / HOUR_MS) * HOUR_MS + random.between(1, 96) * 15 * MINUTE_MS
  pms.write({
    ...like,
    startAt,
    endAt: startAt + (like.endAt - like.startAt),
    status: 'booked',
    patient: { ...whom },
  })
}

function decide({ life, random }: World): void {
  const living = life()
  const open = living?.inspect<{ id: string; choicesJson: string }>(
    `select id, choicesJson from task where status = 'open' order by id`,
  )
  if (!living?.isOpen() || open === undefined || open.length === 0) return
  const { id, choicesJson } = random.pick(open)
  const choices = JSON.parse(choicesJson) as readonly { readonly id: string }[]
  const decision = { id, choice: random.pick(choices).id, by: 'Ann', text: null }
  void decideTask(living.runtime, decision)
}

function cancel({ life, random }: World): void {
  const living = life()
  const open = living?.inspect<{ id: string }>(
    `select id from execution where status in ('running', 'waiting') order by id`,
  )
  if (!living?.isOpen() || open === undefined || open.length === 0) return
  void cancelExecution(living.runtime, { id: random.pick(open).id, actor: 'Ann', reason: 'A test' })
}

/** Somebody sets the clock, or it is set right: up to two hours either way. */
function jump({ random, time, counts, jumpedAtMs, weather }: World): void {
  if (!weather.clockJumps) return
  const ms = random.between(-2 * HOUR_MS, 2 * HOUR_MS)
  time.jump(ms)
  counts.jumps += 1
  if (ms > 0) jumpedAtMs.push(time.elapsed())
}

function times(count: number, ms: number): readonly number[] {
  return Array.from({ length: count }, () => ms)
}
