import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bookingRace } from '../../tests/support/booking-race/booking-race.ts'
import { openPoints } from '../../tests/support/crash/crash-points.ts'
import { killAtEach } from '../../tests/support/crash/kill-at-each.ts'
import { storyNames } from '../../tests/support/crash/stories/stories.ts'
import { killLoop } from '../../tests/support/kill-loop.ts'
import { buildLibrary, cutPower, hasCompiler } from '../../tests/support/power-cut/cut-power.ts'
import { race } from '../../tests/support/race/race.ts'
import { soakSimulation } from './soak-simulation.ts'

export type Figures = Readonly<Record<string, number | string>>

/** Each returns what it counted, or throws with what is wrong. */
export const proofs: Readonly<Record<string, (minutes: number) => Promise<Figures>>> = {
  simulation: soakSimulation,
  'crash-points': soakCrashPoints,
  kills: () => soakKills(200),
  'power-cut': soakPowerCut,
  races: () => soakRaces(100_000),
  bookings: () => soakBookings(20_000),
}

/** Every point there is of each story, each third killed a second time while it recovers. */
async function soakCrashPoints(): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const story of storyNames) {
    const points = await openPoints(story)
    const all = Array.from({ length: points.total }, (_, index) => index + 1)
    const faults = Object.entries(await killAtEach(points, all, availableParallelism()))
    if (faults.length > 0) throw new Error(faults.slice(0, 10).map(sayFault).join('\n'))
    figures[`points of ${story}`] = points.total
    figures[`effects of ${story}`] = points.baseline.taken.length
  }
  return { ...figures, lost: 0, duplicates: 0 }
}

function sayFault([when, [what]]: readonly [string, readonly string[]]): string {
  return `${when}: ${what}`
}

async function soakKills(rounds: number): Promise<Figures> {
  const { lost, doubled, faults, ...figures } = await killLoop(rounds)
  const wrong = [...lost, ...doubled.map((id) => `${id} twice`), ...faults]
  if (wrong.length > 0) throw new Error(wrong.slice(0, 10).join('\n'))
  return { ...figures, lost: 0, duplicates: 0 }
}

async function soakPowerCut(): Promise<Figures> {
  if (!hasCompiler()) return { skipped: 'there is no gcc here' }
  const folder = mkdtempSync(join(tmpdir(), 'chairflow-library-'))
  const library = buildLibrary(folder)
  const figures: Record<string, number> = {}
  for (const after of [1, 7, 53, 400, 1_300]) {
    const { lost, integrity } = await cutPower(library, after, 'full')
    if (lost > 0 || integrity !== 'ok') throw new Error(`${lost} of ${after} lost, ${integrity}`)
    figures[`lost of ${after}`] = lost
    figures[`lost of ${after} with NORMAL`] = (await cutPower(library, after, 'normal')).lost
  }
  rmSync(folder, { recursive: true })
  return figures
}

async function soakRaces(count: number): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const racers of [2, 4, 8]) {
    const { unfair, winners } = await race(racers, count)
    const bad = Object.entries(unfair).filter(([, times]) => times > 0)
    if (bad.length > 0) throw new Error(`${racers} racers: ${JSON.stringify(bad)}`)
    figures[`things of each of 5 kinds, ${racers} processes`] = count
    figures[`of which won something, of ${racers}`] = winners
  }
  return figures
}

/** Each calendar fuller than the one before: the last refuses nearly everything. */
async function soakBookings(wishes: number): Promise<Figures> {
  const figures: Record<string, number> = {}
  for (const days of [730, 90, 7]) {
    const size = { processes: 4, wishes, days }
    const { overlaps, wronged, ids, refused, turns } = await bookingRace(size)
    if (overlaps + wronged > 0)
      throw new Error(`${days} days: ${overlaps} overlap, ${wronged} wronged`)
    figures[`visits in ${days} days`] = ids.size
    figures[`refused in ${days} days`] = refused
    figures[`turns in ${days} days`] = turns
  }
  return { ...figures, overlaps: 0, 'refused though there is room': 0 }
}
