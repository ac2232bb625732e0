import type { WaitlistRow } from '@chairflow/api'
import { Button, Group } from '@mantine/core'
import { texts } from './texts.ts'
import { useChangeStatus } from './use-waitlist-changes.ts'

type Props = { readonly row: WaitlistRow; readonly onEdit: () => void }

/** Somebody on the waitlist is changed, paused, takes up waiting again, leaves it or comes back. */
export function WaitlistActions({ row, onEdit }: Props) {
  const { mutate, isPending } = useChangeStatus(row)
  const action = (label: string, onClick: () => void) => (
    <Button
      size="compact-sm"
      variant="default"
      disabled={isPending}
      aria-label={texts.of(label, row.patientName ?? texts.somebody)}
      onClick={onClick}
    >
      {label}
    </Button>
  )
  if (row.status === 'booked') return null
  if (row.status === 'removed') return action(texts.putBack, () => mutate('waiting'))
  return (
    <Group gap="xs" wrap="nowrap">
      {action(texts.edit, onEdit)}
      {row.status === 'paused'
        ? action(texts.resume, () => mutate('waiting'))
        : action(texts.pause, () => mutate('paused'))}
      {action(texts.remove, () => mutate('removed'))}
    </Group>
  )
}
