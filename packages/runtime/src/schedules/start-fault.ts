import type { Start } from '@chairflow/node-kit'
import { findFlow, isStoreFault, raiseAlert, type ScheduleTable, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { askWhetherToStart } from './late-start.ts'
import type { Location } from './start-planned.ts'

type Planned = {
  readonly due: ScheduleTable
  readonly location: Location
  readonly begun: Start
  readonly at: number
}

/**
 * A planned start that breaks us is undone alone: the next one still comes, a person may start this one
 * after all, and there is one alert for the flow. What starts once comes back by itself the next time.
 */
export function startOrTell(tx: Tx, host: Host, planned: Planned, start: () => Changes): Changes {
  try {
    return tx.attempt(start)
  } catch (error) {
    if (isStoreFault(error)) throw error
    const { flowId } = planned.due
    host.ports.log.error({ flow: flowId, error: String(error) }, 'a planned start met a fault')
    return [...alertOnce(tx, host, planned), ...askAgain(tx, planned)]
  }
}

function alertOnce(tx: Tx, { ports }: Host, { due: { flowId }, at }: Planned): Changes {
  const name = findFlow(tx, flowId)?.name ?? 'A flow'
  const id = raiseAlert(tx, {
    ...{ id: ports.newId('alr'), code: 'start-fault', subject: flowId, at },
    title: `“${name}” could not start`,
    body: 'Chairflow met a fault of its own when it was to start as planned. The next planned start comes nevertheless. Please tell your administrator: the server’s log has the error.',
    closesItself: false,
  })
  return [{ topic: 'alert', id }]
}

function askAgain(tx: Tx, planned: Planned): Changes {
  if (planned.begun.once !== undefined) return []
  const because = 'Chairflow met a fault of its own.'
  return askWhetherToStart(tx, { ...planned, begun: { ...planned.begun, because } })
}
