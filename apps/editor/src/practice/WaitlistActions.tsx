import { Button, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { http } from '../api.ts'
import type { WaitlistRow } from './queries.ts'

const words = {
  pause: 'Pause',
  resume: 'Resume',
  remove: 'Remove',
  of: (what: string, name: string) => `${what} ${name}`,
}

type Change = WaitlistRow['status']

/** Somebody on the waitlist is paused, takes up waiting again, or leaves it. */
export function WaitlistActions({ row }: { readonly row: WaitlistRow }) {
  const queries = useQueryClient()
  const { mutate, isPending } = useMutation({
    mutationFn: (status: Change) => http.put(`waitlist/${row.id}`, { json: wishOf(row, status) }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['practice', 'waitlist'] }),
  })
  if (row.status === 'booked' || row.status === 'removed') return null
  const isPaused = row.status === 'paused'
  const first = isPaused ? words.resume : words.pause
  const name = row.patientName ?? ''
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        disabled={isPending}
        aria-label={words.of(first, name)}
        onClick={() => mutate(isPaused ? 'waiting' : 'paused')}
      >
        {first}
      </Button>
      <Button
        size="compact-sm"
        variant="default"
        disabled={isPending}
        aria-label={words.of(words.remove, name)}
        onClick={() => mutate('removed')}
      >
        {words.remove}
      </Button>
    </Group>
  )
}

function wishOf(row: WaitlistRow, status: Change) {
  const { patientId, serviceId, locationIds, windows, zip, maxMiles, provider } = row
  const { noticeMinutes, expiresAt, note } = row
  return {
    ...{ patientId, serviceId, locationIds, windows, zip, maxMiles, provider },
    ...{ noticeMinutes, expiresAt, note, status },
  }
}
