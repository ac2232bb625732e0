import type { JournalLine } from '@chairflow/api'
import { NodeIcon } from '@chairflow/canvas-kit'
import {
  IconAlertTriangle,
  IconArrowRight,
  IconBan,
  IconCircleFilled,
  IconFlag,
  IconPlayerPlay,
  IconRepeat,
} from '@tabler/icons-react'
import { memo } from 'react'
import { texts } from '../operate/texts.ts'
import { clockWordsToTheSecond, exactWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { JournalFacts } from './JournalFacts.tsx'
import type { NodeWords } from './node-words.ts'
import { replayTexts } from './texts.ts'

type Props = {
  readonly line: JournalLine
  readonly words: NodeWords
  readonly isCurrent: boolean
  readonly isLater: boolean
  readonly isOfNode: boolean
  readonly onGo: (seq: number) => void
  readonly onRetry: (nodeId: string) => void
}

/** One thing that happened; choosing it shows how far the execution had come then. */
export const JournalEntry = memo(Entry)

function Entry({ line, words, isCurrent, isLater, isOfNode, onGo, onRetry }: Props) {
  const timeZone = useTimeZone()
  const { seq, kind, at, data } = line
  const marks = { current: isCurrent, later: isLater, 'of-node': isOfNode, [kind]: true }
  return (
    <li
      className={['cf-line', ...marked(marks)].join(' ')}
      data-testid={`journal-${seq}`}
      data-seq={seq}
      data-kind={kind}
    >
      <button
        type="button"
        className="cf-line-button"
        aria-current={isCurrent ? 'step' : undefined}
        onClick={() => onGo(seq)}
      >
        <span className="cf-line-icon">
          <LineIcon line={line} words={words} />
        </span>
        <span className="cf-line-words">
          <LineWords line={line} words={words} />
        </span>
        <time className="cf-line-time" dateTime={at} title={exactWords(Date.parse(at), timeZone)}>
          {clockWordsToTheSecond(Date.parse(at), timeZone)}
        </time>
      </button>
      <JournalFacts data={data} />
      {kind === 'entered' && line.nodeId !== null && (
        <RetryHere nodeId={line.nodeId} title={words.title(line.nodeId)} onRetry={onRetry} />
      )}
    </li>
  )
}

type RetryProps = Pick<Props, 'onRetry'> & { readonly nodeId: string; readonly title: string }

function RetryHere({ nodeId, title, onRetry }: RetryProps) {
  return (
    <button
      type="button"
      className="cf-line-retry"
      aria-label={`${texts.retryHere}: ${title}`}
      onClick={() => onRetry(nodeId)}
    >
      <IconRepeat size={14} stroke={2} aria-hidden="true" />
      {texts.retryHere}
    </button>
  )
}

const marked = (marks: Readonly<Record<string, boolean>>) =>
  Object.keys(marks)
    .filter((name) => marks[name])
    .map((name) => `cf-line--${name}`)

function LineWords({ line, words }: Pick<Props, 'line' | 'words'>) {
  const { kind, text, nodeId, port, actor } = line
  const way = nodeId !== null && port !== null ? words.port(nodeId, port) : null
  const said = kind === 'entered' && nodeId !== null ? words.title(nodeId) : text
  return (
    <>
      {said && <span className="cf-line-text">{said}</span>}
      {way && (
        <span className="cf-line-way">
          <IconArrowRight size={13} aria-hidden="true" /> {way}
        </span>
      )}
      {actor !== 'chairflow' && <span className="cf-line-actor">{replayTexts.by(actor)}</span>}
    </>
  )
}

const ICONS: Readonly<Record<string, typeof IconFlag | undefined>> = {
  started: IconPlayerPlay,
  ended: IconFlag,
  finished: IconFlag,
  failed: IconAlertTriangle,
  cancelled: IconBan,
}

function LineIcon({ line: { kind, nodeId }, words }: Pick<Props, 'line' | 'words'>) {
  if (kind === 'entered') {
    return <NodeIcon name={(nodeId && words.icon(nodeId)) || 'IconPuzzle'} size={15} />
  }
  const Icon = Object.hasOwn(ICONS, kind) ? ICONS[kind] : undefined
  return Icon ? (
    <Icon size={15} stroke={2} aria-hidden="true" />
  ) : (
    <IconCircleFilled size={7} aria-hidden="true" />
  )
}
