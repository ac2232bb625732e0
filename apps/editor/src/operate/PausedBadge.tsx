import type { FlowSummary } from '@chairflow/api'
import { Badge } from '@mantine/core'
import { IconPlayerPause } from '@tabler/icons-react'
import { texts } from './texts.ts'

/** Says that a flow is paused and how many wait for it; nothing while it runs. */
export function PausedBadge({ flow }: { readonly flow: Pick<FlowSummary, 'pausedAt' | 'queued'> }) {
  if (flow.pausedAt === null) return null
  return (
    <Badge
      color="ink"
      variant="filled"
      className="cf-bar-badge"
      leftSection={<IconPlayerPause size={12} />}
    >
      {texts.pausedBadge(flow.queued)}
    </Badge>
  )
}
