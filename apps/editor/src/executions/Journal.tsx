import type { JournalLine } from '@chairflow/api'
import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { JournalEntry } from './JournalEntry.tsx'
import type { NodeWords } from './node-words.ts'
import { replayTexts } from './texts.ts'

type Props = {
  readonly journal: readonly JournalLine[]
  readonly words: NodeWords
  /** The line that is looked at. */
  readonly seq: number
  /** True while nobody chose a line: the list then follows what is new. */
  readonly isFollowing: boolean
  readonly isGoingOn: boolean
  readonly selectedNodeId: string | null
  readonly onGo: (seq: number) => void
  readonly onRetry: (nodeId: string) => void
}

/** Everything that happened, in order, with the reason. */
export function Journal(props: Props) {
  const { journal, words, seq, isFollowing, isGoingOn, selectedNodeId } = props
  const { onGo, onRetry } = props
  const list = useRef<HTMLOListElement>(null)
  const opened = useRef(seq)
  useEffect(() => {
    // What is over is read from its beginning, what goes on at its newest line.
    if (isFollowing && !isGoingOn && opened.current === seq) return
    opened.current = -1
    const current = list.current?.querySelector(`[data-seq="${seq}"]`)
    current?.scrollIntoView({ block: 'nearest' })
  }, [seq, isFollowing, isGoingOn])
  if (journal.length === 0) {
    return (
      <Text c="dimmed" p="lg">
        {replayTexts.journalEmpty}
      </Text>
    )
  }
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of lists without markers
    <ol className="cf-journal" aria-label={replayTexts.journal} role="list" ref={list}>
      {journal.map((line) => (
        <JournalEntry
          key={line.seq}
          line={line}
          words={words}
          isCurrent={line.seq === seq}
          isLater={line.seq > seq}
          isOfNode={selectedNodeId !== null && line.nodeId === selectedNodeId}
          onGo={onGo}
          onRetry={onRetry}
        />
      ))}
    </ol>
  )
}
