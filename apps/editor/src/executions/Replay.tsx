import type { ExecutionDetail } from '@chairflow/api'
import { FlowView } from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'
import { SegmentedControl } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { definitions, faces } from '../canvas/catalog.ts'
import './executions.css'
import { Journal } from './Journal.tsx'
import { ReplayHead } from './ReplayHead.tsx'
import { overlayAt } from './replay.ts'
import { Scrubber } from './Scrubber.tsx'
import { texts } from './texts.ts'

/** Canvas and journal side by side; each line lights the path as far as it had come. */
export function Replay({ execution }: { readonly execution: ExecutionDetail }) {
  const { journal } = execution
  const flow = execution.document as FlowDocument
  const last = journal.at(-1)?.seq ?? 0
  const [chosen, setChosen] = useState<number | null>(null)
  const [shown, setShown] = useState('journal')
  const seq = chosen ?? last
  const go = (to: number) => setChosen(to >= last ? null : Math.max(1, to))
  useHotkeys([
    ['[', () => go(seq - 1)],
    [']', () => go(seq + 1)],
  ])
  const overlay = useMemo(() => overlayAt(flow, execution, seq), [flow, execution, seq])
  const nodeId = chosen === null ? null : (journal.find((line) => line.seq === seq)?.nodeId ?? null)
  const showNode = (id: string | null) => {
    const line = journal.findLast((one) => one.nodeId === id)
    if (line !== undefined) go(line.seq)
  }
  return (
    <div className="cf-replay">
      <ReplayHead execution={execution} />
      <div className="cf-replay-body" data-shown={shown}>
        <div className="cf-narrow-tabs">
          <SegmentedControl
            fullWidth
            value={shown}
            onChange={setShown}
            data={[
              { value: 'journal', label: texts.journal },
              { value: 'canvas', label: texts.canvas },
            ]}
          />
        </div>
        <section className="cf-replay-canvas" aria-label={texts.pathTaken}>
          <FlowView
            flow={flow}
            definitions={definitions}
            faces={faces}
            overlay={overlay}
            selectedNodeId={nodeId}
            onSelectNode={showNode}
            label={texts.pathTaken}
          />
        </section>
        <div className="cf-replay-side">
          <Scrubber seq={seq} last={last} onGo={go} />
          <Journal execution={execution} flow={flow} seq={seq} onGo={go} />
        </div>
      </div>
    </div>
  )
}
