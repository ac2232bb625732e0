import type { Execution } from '@chairflow/api'
import { Badge } from '@mantine/core'
import {
  IconBan,
  IconCheck,
  IconClock,
  IconExclamationCircle,
  IconPlayerPlay,
} from '@tabler/icons-react'
import { statusWords } from './texts.ts'

const LOOKS = {
  running: { Icon: IconPlayerPlay, color: 'teal', variant: 'outline' },
  waiting: { Icon: IconClock, color: 'ink', variant: 'outline' },
  finished: { Icon: IconCheck, color: 'teal', variant: 'light' },
  failed: { Icon: IconExclamationCircle, color: 'clay', variant: 'filled' },
  cancelled: { Icon: IconBan, color: 'ink', variant: 'default' },
} as const

/** How an execution stands: word, sign and colour say the same. */
export function StatusBadge({ status }: { readonly status: Execution['status'] }) {
  const { Icon, color, variant } = LOOKS[status]
  return (
    <Badge color={color} variant={variant} leftSection={<Icon size={12} aria-hidden="true" />}>
      {statusWords[status]}
    </Badge>
  )
}
