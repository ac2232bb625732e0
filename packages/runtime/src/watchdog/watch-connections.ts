import { closeAlert, listConnections, raiseAlert, type Tx } from '@chairflow/store'
import type { Changes, Host } from '../host.ts'

const CODE = 'connection-not-opened'

/** A connection whose settings or keys do not open it does nothing, and has to say so. */
export function watchConnections(tx: Tx, host: Host, at: number): Changes {
  return listConnections(tx).flatMap(({ id: subject, name }): Changes => {
    const isOpen = host.connections.find(subject) !== undefined
    const cause = { code: CODE, subject }
    const id = isOpen
      ? closeAlert(tx, cause, { at, because: `${name} is connected again.` })
      : raiseAlert(tx, { ...cause, ...wordsFor(name), ...once, id: host.ports.newId('alr'), at })
    return id === undefined ? [] : [{ topic: 'alert', id }]
  })
}

const once = { count: 1, closesItself: true } as const

function wordsFor(name: string) {
  const body = 'Its settings or keys are not complete. Please connect it again under Practice.'
  return { title: `${name} is not connected`, body }
}
