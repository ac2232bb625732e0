import { type ComponentProps, memo } from 'react'
import { Handle, type NodeProps, Position } from 'reactflow'
import { type CardData, type CardNode, portsOf, titleOf } from './card-data.ts'
import './canvas.css'
import { NodeIcon } from './NodeIcon.tsx'
import { PortRow } from './PortRow.tsx'
import { texts } from './texts.ts'

/** One node on the canvas: what it is, what it will do, and its named ways out. */
export const NodeCard = memo(Card, isSameCard)

function Card({ data, selected }: NodeProps<CardNode>) {
  const { node, definition, Face } = data
  const title = titleOf(node, definition)
  const wired = new Set(data.wired.split(' '))
  return (
    <div
      className={`cf-card cf-card--${data.status}${selected ? ' cf-card--selected' : ''}`}
      data-testid={`node-${node.id}`}
      data-node-type={node.type}
      data-status={data.status}
      data-category={definition?.category ?? 'unknown'}
    >
      {definition?.role !== 'trigger' && <WayIn data={data} />}
      <div className="cf-card-head">
        <span className="cf-card-icon">
          <NodeIcon name={definition?.icon ?? 'IconAlertTriangle'} />
        </span>
        <span className="cf-card-title">
          <span className="cf-card-name">{title}</span>
          {definition && title !== definition.title && (
            <span className="cf-card-type">{definition.title}</span>
          )}
        </span>
        <ProblemBadge data={data} />
      </div>
      {data.status !== 'idle' && (
        <span className="cf-card-status">{texts.status[data.status]}</span>
      )}
      <div className="cf-card-body">
        {Face ? <Face config={node.config} /> : <UnknownBody type={node.type} />}
      </div>
      <div className="cf-ports">
        {portsOf(data).map((port) => (
          <PortRow
            key={port.name}
            nodeId={node.id}
            port={port}
            isWired={wired.has(port.name)}
            isEditable={data.isEditable}
          />
        ))}
      </div>
    </div>
  )
}

function WayIn({ data }: { readonly data: CardData }) {
  return (
    <Handle
      type="target"
      id="in"
      position={Position.Left}
      isConnectable={data.isEditable}
      className="cf-handle cf-handle--in"
      data-testid={`in-${data.node.id}`}
      title={texts.wayIn}
    />
  )
}

function ProblemBadge({ data }: { readonly data: CardData }) {
  if (data.problems === 0) return null
  const tone = data.hasErrors ? 'error' : 'warning'
  return (
    <span
      className={`cf-card-problems cf-card-problems--${tone}`}
      title={texts.problems(data.problems)}
    >
      <NodeIcon name="IconAlertTriangle" size={13} />
      {data.problems}
    </span>
  )
}

const UnknownBody = ({ type }: { readonly type: string }) => (
  <span className="cf-card-unknown">
    {texts.unknownType} ({type})
  </span>
)

/** React Flow hands over a new object per change anywhere; only what a card shows counts. */
function isSameCard(before: ComponentProps<typeof Card>, after: ComponentProps<typeof Card>) {
  if (before.selected !== after.selected) return false
  const [a, b] = [before.data, after.data]
  return a === b || DATA_KEYS.every((key) => a[key] === b[key])
}

const DATA_KEYS = [
  'node',
  'definition',
  'Face',
  'status',
  'problems',
  'hasErrors',
  'wired',
  'isEditable',
] as const satisfies readonly (keyof CardData)[]
