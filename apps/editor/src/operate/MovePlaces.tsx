import type { NeededStep, PublishPreview } from '@chairflow/api'
import { Select, Stack, Text } from '@mantine/core'
import type { InFlightWish } from './in-flight-wish.ts'
import { texts } from './texts.ts'

type Nodes = InFlightWish['nodes']
type Props = {
  readonly preview: PublishPreview
  readonly nodes: Nodes
  readonly onChange: (nodes: Nodes) => void
}

/** Asks only about steps that are not found again by themselves. */
export function MovePlaces({ preview, nodes, onChange }: Props) {
  const open = preview.steps.filter(({ passage }) => passage.type !== 'automatic')
  if (open.length === 0) return null
  return (
    <Stack gap="sm" className="cf-underway-more">
      {open.map((step) => (
        <Place
          key={step.nodeId}
          step={step}
          value={nodes[step.nodeId] ?? null}
          onChange={(to) => onChange({ ...nodes, [step.nodeId]: to })}
        />
      ))}
    </Stack>
  )
}

type PlaceProps = {
  readonly step: NeededStep
  readonly value: string | null
  readonly onChange: (nodeId: string | null) => void
}

function Place({ step: { label, passage }, value, onChange }: PlaceProps) {
  if (passage.type !== 'choose') return <Text size="sm">{texts.moveNowhere(label)}</Text>
  return (
    <Select
      label={texts.moveWhere(label)}
      placeholder={texts.moveStay}
      clearable
      clearButtonProps={{ 'aria-label': texts.moveStay }}
      data={passage.nodes.map((node) => ({ value: node.nodeId, label: node.label }))}
      value={value}
      onChange={onChange}
    />
  )
}
