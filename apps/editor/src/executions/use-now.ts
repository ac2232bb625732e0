import { useInterval } from '@mantine/hooks'
import { useState } from 'react'

/** The current time in UTC ms, renewed so often that words like "2 minutes ago" stay true. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now())
  useInterval(() => setNow(Date.now()), everyMs, { autoInvoke: true })
  return now
}
