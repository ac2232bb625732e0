import {
  type ConnectionKind,
  type Connector,
  defaultPace,
  type OpenConnection,
  type Pace,
} from '@chairflow/connector-kit'
import { type ConnectionTable, listConnections, type Tx } from '@chairflow/store'
import type { Ports } from './ports.ts'

export type Connected = {
  readonly id: string
  readonly kind: ConnectionKind
  readonly locationId: string | null
  readonly connector: Connector
  readonly open: OpenConnection
  readonly pace: Pace
}

export type Connections = {
  readonly find: (id: string) => Connected | undefined
  /** The account a slot uses at a location: its own before the practice's. */
  readonly forSlot: (slot: string, locationId: string | null) => Connected | undefined
  readonly all: () => readonly Connected[]
  /** Reads the accounts again after one was added or changed. */
  readonly reload: (tx: Tx) => void
}

export function createConnections(ports: Ports): Connections {
  let connected: readonly Connected[] = []
  return {
    all: () => connected,
    find: (id) => connected.find((candidate) => candidate.id === id),
    forSlot: (slot, locationId) => {
      const fitting = connected.filter(({ kind }) => kind === slot)
      const own = fitting.find((candidate) => candidate.locationId === locationId)
      return own ?? fitting.find((candidate) => candidate.locationId === null)
    },
    reload: (tx) => {
      connected = listConnections(tx).flatMap((row) => openOne(ports, row) ?? [])
    },
  }
}

/** An account that cannot be opened must not keep the others from working. */
function openOne(ports: Ports, row: ConnectionTable): Connected | undefined {
  const connector = ports.connectors[row.connector]
  if (connector === undefined) {
    ports.log.error({ connection: row.id }, 'connection names an unknown connector')
    return undefined
  }
  try {
    const open = connector.open({
      connectionId: row.id,
      settings: JSON.parse(row.settingsJson),
      secrets: ports.unseal(row.secretsSealed),
      publicUrl: ports.publicUrl,
      now: ports.clock.now,
    })
    const { id, locationId } = row
    const pace = { ...defaultPace, ...connector.pace, ...open.pace }
    return { id, kind: connector.kind, locationId, connector, open, pace }
  } catch {
    ports.log.error({ connection: row.id }, 'connection cannot be opened: check its settings')
    return undefined
  }
}
