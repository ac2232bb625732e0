import { notifications } from '@mantine/notifications'
import { useCallback } from 'react'
import { type Connection, type Edge, type FinalConnectionState, useReactFlow } from 'reactflow'
import { definitions } from './catalog.ts'
import { connectTo, nodeOf } from './commands.ts'
import { type Refusal, refusal } from './connect-rules.ts'
import { useEditorStore } from './editor-store.ts'
import { texts } from './texts.ts'

/**
 * Drawing wires by pointer: legal ones are made, illegal ones are refused with a sentence, and a
 * wire let go over nothing asks what should come there.
 */
export function useConnecting() {
  const store = useEditorStore()
  const { screenToFlowPosition } = useReactFlow()
  const isValidConnection = useCallback(
    (wire: Connection | Edge) => refusalOf(store.getState().document, wire) === null,
    [store],
  )
  const onConnect = useCallback(
    (wire: Connection) => {
      const ends = endsOf(store.getState().document, wire)
      if (ends) connectTo(store, ends.start, ends.to)
    },
    [store],
  )
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      const { document: flow, ask } = store.getState()
      const from = state.fromNode && nodeOf(flow, state.fromNode.id)
      const port = state.fromHandle?.id
      if (!from || !port || state.isValid || state.fromHandle?.type !== 'source') return
      // A press on a port that does not move is not a wire; the port opens its dialog itself.
      if (!wasDragged(state)) return
      const start = { from: from.id, port }
      const target = nodeOf(flow, state.toNode?.id ?? nodeIdAt(event) ?? '')
      if (target) refuse(store, connectTo(store, start, target.id))
      else ask({ kind: 'connect', ...start, at: screenToFlowPosition(pointOf(event)) })
    },
    [store, screenToFlowPosition],
  )
  return { isValidConnection, onConnect, onConnectEnd }
}

type Flow = Parameters<typeof refusal>[0]
type Store = ReturnType<typeof useEditorStore>

function endsOf(flow: Flow, { source, sourceHandle, target }: Connection | Edge) {
  const [from, to] = [nodeOf(flow, source), nodeOf(flow, target)]
  return from && to && sourceHandle
    ? { start: { from: from.id, port: sourceHandle }, to: to.id }
    : null
}

function refusalOf(flow: Flow, wire: Connection | Edge): Refusal | null {
  const ends = endsOf(flow, wire)
  return ends ? refusal(flow, definitions, ends.start, ends.to) : 'no-such-node'
}

/** The whole card takes a wire, not only its handle. */
function nodeIdAt(event: MouseEvent | TouchEvent): string | null {
  const { x, y } = pointOf(event)
  const card = document.elementFromPoint(x, y)?.closest('.react-flow__node')
  return card?.getAttribute('data-id') ?? null
}

function refuse(store: Store, reason: Refusal | null) {
  if (!reason) return
  notifications.show({
    title: texts.notConnected,
    message: texts.refusals[reason],
    color: 'clay',
  })
  store.getState().announce(`${texts.notConnected}. ${texts.refusals[reason]}`)
}

function wasDragged({ from, to }: FinalConnectionState) {
  return from !== null && to !== null && Math.hypot(to.x - from.x, to.y - from.y) > 24
}

function pointOf(event: MouseEvent | TouchEvent) {
  const { clientX: x, clientY: y } =
    'clientX' in event ? event : (event.changedTouches[0] ?? ORIGIN)
  return { x, y }
}

const ORIGIN = { clientX: 0, clientY: 0 }
