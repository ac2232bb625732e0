import {
  IconAlertTriangle,
  IconBan,
  IconCircleCheck,
  IconHourglass,
  IconPlayerPlay,
} from '@tabler/icons-react'
import type { Status } from './filter.ts'
import './executions.css'
import { texts } from './texts.ts'

const ICONS = {
  running: IconPlayerPlay,
  waiting: IconHourglass,
  finished: IconCircleCheck,
  failed: IconAlertTriangle,
  cancelled: IconBan,
} as const satisfies Record<Status, unknown>

type Props = {
  readonly status: Status
  /** It has not started yet. */
  readonly isQueued?: boolean
}

/** How an execution stands: a word, a picture and a colour, each enough alone. */
export function StatusWord({ status, isQueued = false }: Props) {
  const Icon = ICONS[status]
  return (
    <span className={`cf-status cf-status--${status}`}>
      <Icon size={15} stroke={2} aria-hidden="true" />
      {isQueued ? texts.queued : texts.status[status]}
    </span>
  )
}
