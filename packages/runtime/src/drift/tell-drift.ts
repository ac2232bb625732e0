import {
  closeAlert,
  countOpenOverlaps,
  countSeenDrift,
  raiseAlert,
  type Tx,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'
import { lastComparison } from './reading.ts'

/**
 * One alert for all visits of a practice system that differed when it was compared last, put right
 * since or not, as its webhooks may be lost; and one for all that overlaps. Each closes by itself.
 */
export function tellDrift(tx: Tx, host: Host, connectionId: string, at: number): Changes {
  const since = lastComparison(tx, connectionId)?.readAt ?? 0
  const different = countSeenDrift(tx, { connectionId, since })
  const overlapping = countOpenOverlaps(tx, connectionId)
  const name = host.connections.find(connectionId)?.connector.title ?? 'the practice system'
  const told = [
    { ...differing(name, different), count: different },
    { ...twice(name, overlapping), count: overlapping },
  ]
  const alerts = told.flatMap(({ count, because, ...alert }): Changes => {
    const cause = { code: alert.code, subject: connectionId }
    const id =
      count === 0
        ? closeAlert(tx, cause, { at, because })
        : raiseAlert(tx, {
            ...{ ...alert, ...cause, count, at },
            id: host.ports.newId('alr'),
            closesItself: true,
          })
    return id === undefined ? [] : [{ topic: 'alert', id }]
  })
  return [{ topic: 'practice', id: 'drift' }, ...alerts]
}

function differing(name: string, count: number) {
  return {
    code: 'calendar-drift',
    title:
      count === 1
        ? `A visit in ${name} was not as Chairflow had it`
        : `${count} visits in ${name} were not as Chairflow had them`,
    body: `What ${name} says is right and is taken over, but it did not tell us in time. Practice → Calendar lists each visit, and what is left for you.`,
    because: `${name} and Chairflow had the same calendar when they were compared again.`,
  }
}

function twice(name: string, count: number) {
  return {
    code: 'calendar-overlap',
    title:
      count === 1
        ? `Two visits in one place in ${name}`
        : `${count} times two visits in one place in ${name}`,
    body: 'Somebody has to move one of them in the practice system. Practice → Calendar says which.',
    because: 'No two visits are in one place any more.',
  }
}
