import { homeZone, type Provider } from '@chairflow/scheduling'
import type { Chairflow } from '../chairflow.ts'
import { readInstant } from '../practice/read-instant.ts'
import { endOfDay } from './end-of-day.ts'
import { recordTypes } from './record-types.ts'
import { changeRecord, type Row } from './write-record.ts'

type Wish = {
  readonly id: string
  readonly actor: string
  readonly minutes: number
  readonly until?: string | number
}

/** How far behind somebody is, until their day ends or an instant that is told. */
export function runLate(chairflow: Chairflow, { id, actor, minutes, until }: Wish): Promise<Row> {
  const now = chairflow.runtime.host.ports.clock.now()
  const type = recordTypes.find(({ list }) => list === 'providers')
  if (type === undefined) throw new Error('Providers are not among the records')
  return changeRecord(chairflow, type, {
    id,
    actor,
    change: (row, records) => {
      const provider = row as Provider
      if (minutes === 0) return { ...provider, runningLateMinutes: 0, runningLateUntil: null }
      const dayEnd = () => endOfDay(now, homeZone(records, provider.id))
      const runningLateUntil = until === undefined ? dayEnd() : readInstant(until, 'until')
      return { ...provider, runningLateMinutes: minutes, runningLateUntil }
    },
  })
}
