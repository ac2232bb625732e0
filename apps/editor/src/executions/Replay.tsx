import type { ExecutionDetail } from '@chairflow/api'
import { type FlowDocument, parseFlow } from '@chairflow/flow'
import { Alert, Tabs } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useMemo, useState } from 'react'
import { definitions } from '../canvas/catalog.ts'
import './replay.css'
import { RetryDialog, type RetryQuestion } from '../operate/RetryDialog.tsx'
import { Journal } from './Journal.tsx'
import { nodeWordsOf } from './node-words.ts'
import { ReplayCanvas } from './ReplayCanvas.tsx'
import { ReplayHead } from './ReplayHead.tsx'
import { Scrubber } from './Scrubber.tsx'
import { replayTexts } from './texts.ts'
import { useReplay } from './use-replay.ts'

/** The drawing that ran and the journal, side by side or, on a narrow screen, in turn. */
export function Replay({ execution }: { readonly execution: ExecutionDetail }) {
  const isNarrow = useMediaQuery('(max-width: 56.24em)', false, { getInitialValueInEffect: false })
  const flow = useFlow(execution)
  const words = useMemo(() => nodeWordsOf(flow, definitions), [flow])
  const replay = useReplay(execution, flow)
  const [retrying, setRetrying] = useState<RetryQuestion | null>(null)
  const isGoingOn = execution.endedAt === null
  const askToRetry = useCallback((nodeId: string) => setRetrying({ nodeId }), [])
  const journal = (
    <Journal
      journal={execution.journal}
      words={words}
      seq={replay.seq}
      isFollowing={replay.isFollowing}
      isGoingOn={isGoingOn}
      selectedNodeId={replay.isChosen ? replay.nodeId : null}
      onGo={replay.goTo}
      onRetry={askToRetry}
    />
  )
  const path = <Path {...{ execution, flow, replay, isNarrow }} note={noteOf(replay, words)} />
  return (
    <div className="cf-replay">
      <ReplayHead
        execution={execution}
        words={words}
        onRetry={() => setRetrying({ nodeId: failedNode(execution) })}
      />
      {isNarrow ? (
        <Tabs defaultValue="journal" keepMounted={false} className="cf-replay-tabs">
          <Tabs.List grow>
            <Tabs.Tab value="journal">{replayTexts.tabJournal}</Tabs.Tab>
            <Tabs.Tab value="path">{replayTexts.tabCanvas}</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="journal">{journal}</Tabs.Panel>
          <Tabs.Panel value="path">{path}</Tabs.Panel>
        </Tabs>
      ) : (
        <div className="cf-replay-body">
          {path}
          {journal}
        </div>
      )}
      <Scrubber
        position={replay.position}
        count={execution.journal.length}
        isFollowing={replay.isFollowing}
        onGo={replay.goToPosition}
        onFollow={replay.follow}
      />
      <RetryDialog
        id={execution.id}
        question={retrying}
        isGoingOn={isGoingOn}
        onClose={() => setRetrying(null)}
      />
    </div>
  )
}

/** Where it broke, which is where one wants to go on; null when nothing failed. */
function failedNode({ status, journal }: ExecutionDetail): string | null {
  if (status !== 'failed') return null
  return journal.findLast(({ kind }) => kind === 'failed')?.nodeId ?? null
}

/** A version never changes, so the drawing of an execution is read once. */
function useFlow({ document, flowId, version }: ExecutionDetail): FlowDocument | null {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each reading brings an equal document
  return useMemo(() => {
    const parsed = parseFlow(document)
    return parsed.ok ? parsed.flow : null
  }, [flowId, version])
}

type PathProps = {
  readonly execution: ExecutionDetail
  readonly flow: FlowDocument | null
  readonly replay: ReturnType<typeof useReplay>
  readonly isNarrow: boolean
  readonly note: string | null
}

function Path({ execution, flow, replay, isNarrow, note }: PathProps) {
  const isGoingOn = execution.endedAt === null
  // A whole flow is no use on a small screen, nor while it runs: look where it is.
  const isFollowed = replay.isChosen || isNarrow || isGoingOn
  return (
    <section className="cf-replay-canvas" aria-label={replayTexts.canvas}>
      {flow && replay.overlay ? (
        <ReplayCanvas
          flow={flow}
          overlay={replay.overlay}
          selectedNodeId={replay.isChosen ? replay.nodeId : null}
          followedNodeId={isFollowed ? replay.nodeId : null}
          onSelectNode={replay.selectNode}
          label={replayTexts.drawing(execution.flowName)}
        />
      ) : (
        <Alert m="lg">{replayTexts.noDrawing}</Alert>
      )}
      <div role="status" className="cf-replay-note">
        {note}
      </div>
    </section>
  )
}

function noteOf(
  { isUnreached, nodeId }: ReturnType<typeof useReplay>,
  words: ReturnType<typeof nodeWordsOf>,
): string | null {
  return isUnreached && nodeId !== null ? replayTexts.notReached(words.title(nodeId)) : null
}
