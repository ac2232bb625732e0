import { type Behavior, leave, stay, unexpectedEvent } from '@chairflow/node-kit'
import type { definition } from './definition.ts'

const MINUTE_MS = 60_000
const A_DAY_MINUTES = 1440

type Memory = { readonly arrived: number }

export const behavior: Behavior<typeof definition, Memory> = (config, event, { memory }) => {
  const arrived = memory?.arrived ?? 1
  switch (event.type) {
    case 'entered':
      return config.mode === 'all' ? wait(event.at, config.timeoutMinutes) : goOn(config.mode)
    case 'branchArrived':
      return stay({ arrived: arrived + 1 }, '')
    case 'branchesComplete':
      return leave('next', { arrived: event.arrived }, said(event.arrived))
    case 'timerFired':
      return leave('timeout', { arrived }, `The time is up; so far ${arrived} arrived.`)
    default:
      return unexpectedEvent(event)
  }
}

function wait(at: number, minutes = A_DAY_MINUTES) {
  const timer = { type: 'startTimer', name: 'limit', dueAt: at + minutes * MINUTE_MS } as const
  return stay<Memory>({ arrived: 1 }, 'Waiting for the other ways.', { actions: [timer] })
}

function goOn(mode: 'any' | 'first') {
  const reason = 'The first way arrived, so the others are stopped.'
  const stop = { type: 'stopBranches', reason } as const
  return leave<Memory>('next', { arrived: 1 }, 'The first way arrived.', {
    actions: mode === 'first' ? [stop] : [],
  })
}

function said(arrived: number): string {
  return arrived === 1 ? 'No other way can come here.' : `All ${arrived} ways arrived.`
}
