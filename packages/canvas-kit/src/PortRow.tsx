import type { Port } from '@chairflow/node-kit'
import { useContext } from 'react'
import { Handle, Position } from 'reactflow'
import { CanvasActionsContext } from './canvas-actions.ts'
import { texts } from './texts.ts'

type Props = {
  readonly nodeId: string
  readonly port: Port
  readonly isWired: boolean
  readonly isEditable: boolean
}

/** A named way out. Shape and colour say its tone: round good, square bad, ring neutral. */
export function PortRow({ nodeId, port, isWired, isEditable }: Props) {
  const { onPort } = useContext(CanvasActionsContext)
  const isOpen = isEditable && !isWired
  return (
    <div
      className={`cf-port cf-port--${port.tone}${isOpen && port.required ? ' cf-port--needed' : ''}`}
    >
      <span className="cf-port-label">{port.label}</span>
      <Handle
        type="source"
        id={port.name}
        position={Position.Right}
        isConnectable={isEditable}
        className={`cf-handle cf-handle--out cf-handle--${port.tone}${isOpen ? ' cf-handle--open' : ''}`}
        data-testid={`port-${nodeId}-${port.name}`}
        title={texts.wayOut(port.label, isWired)}
        onClick={() => onPort?.(nodeId, port.name)}
      />
    </div>
  )
}
