import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { SaveState } from './save-state.ts'
import { texts } from './texts.ts'

const JUST_NOW_MS = 10_000

/** Whether the draft is safe, in words. */
export function SaveWords({ state }: { readonly state: SaveState }) {
  const isJustNow = useJustNow(state.savedAt)
  const isBad = state.kind === 'offline' || state.kind === 'conflict' || state.kind === 'refused'
  return (
    <Text
      role="status"
      size="sm"
      className="cf-save-words"
      c={isBad ? 'var(--cf-bad)' : 'dimmed'}
      fw={isBad ? 600 : 400}
    >
      {wordsFor(state, isJustNow)}
    </Text>
  )
}

function wordsFor({ kind, reason }: SaveState, isJustNow: boolean): string {
  switch (kind) {
    case 'saved':
      return isJustNow ? texts.save.savedNow : texts.save.saved
    case 'edited':
    case 'saving':
      return texts.save.saving
    case 'offline':
      return texts.save.offline
    case 'conflict':
      return texts.save.conflict
    case 'refused':
      return texts.save.refused(reason)
    default:
      return kind satisfies never
  }
}

function useJustNow(savedAt: number | null): boolean {
  const [settledAt, setSettledAt] = useState<number | null>(null)
  useEffect(() => {
    if (savedAt === null) return
    const timer = setTimeout(() => setSettledAt(savedAt), JUST_NOW_MS)
    return () => clearTimeout(timer)
  }, [savedAt])
  return savedAt !== null && savedAt !== settledAt
}
