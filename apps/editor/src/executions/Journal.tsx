import type { ExecutionDetail, JournalLine } from '@chairflow/api'
import { titleOf } from '@chairflow/canvas-kit'
import type { FlowDocument } from '@chairflow/flow'
import { Text } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { definitionOf } from '../canvas/catalog.ts'
import { candidatesOf } from './replay.ts'
import { texts } from './texts.ts'

type Props = {
  readonly execution: ExecutionDetail
  readonly flow: FlowDocument
  readonly seq: number
  readonly onGo: (seq: number) => void
}

/** Everything that happened, with the reason; a line that only says "reached" is left out. */
export function Journal({ execution, flow, seq, onGo }: Props) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const current = list.current?.querySelector('[aria-current="step"]')
    if (seq > 0) current?.scrollIntoView({ block: 'nearest' })
  }, [seq])
  const lines = execution.journal.filter(({ kind }) => kind !== 'entered')
  const current = lines.findLast((line) => line.seq <= seq)?.seq
  return (
    // biome-ignore lint/a11y/noRedundantRoles: Safari drops the role of lists without markers
    <ol className="cf-journal" aria-label={texts.journal} role="list" ref={list}>
      {lines.map((line) => (
        <li
          key={line.seq}
          data-testid={`journal-${line.seq}`}
          className={line.seq > seq ? 'cf-journal-later' : undefined}
        >
          <button
            type="button"
            className="cf-journal-line"
            aria-current={line.seq === current ? 'step' : undefined}
            onClick={() => onGo(line.seq)}
          >
            <Text size="xs" c="dimmed" component="span" display="block">
              {new Date(line.at).toLocaleTimeString()} {placeOf(flow, line)}
              {line.actor !== 'chairflow' && ` · ${texts.by(line.actor)}`}
            </Text>
            <Text size="sm" component="span" display="block">
              {line.text}
            </Text>
          </button>
          <Reasons line={line} />
        </li>
      ))}
      {execution.activeNodes.map(({ nodeId, waitingFor }) => (
        <li key={nodeId} className="cf-journal-line">
          <Text size="xs" c="dimmed" component="span" display="block">
            {texts.now} · {nameOf(flow, nodeId)}
          </Text>
          <Text size="sm" component="span" display="block">
            {texts.waitingFor(waitingFor)}
          </Text>
        </li>
      ))}
    </ol>
  )
}

function Reasons({ line }: { readonly line: JournalLine }) {
  const candidates = candidatesOf(line)
  if (candidates.length === 0) return null
  return (
    <details className="cf-reasons">
      <summary>{texts.showReasons(candidates.length)}</summary>
      <ul>
        {candidates.map(({ id, name, chosen, reasons }) => (
          <li key={id}>
            <strong>{name}</strong> ({chosen ? texts.chosen : texts.notChosen}):{' '}
            {reasons.join(', ')}
          </li>
        ))}
      </ul>
    </details>
  )
}

function placeOf(flow: FlowDocument, { nodeId }: JournalLine): string {
  return nodeId === null ? '' : `· ${nameOf(flow, nodeId)}`
}

function nameOf(flow: FlowDocument, nodeId: string): string {
  const node = flow.logic.nodes.find(({ id }) => id === nodeId)
  return node === undefined ? nodeId : titleOf(node, definitionOf(node.type))
}
