import type { ExecutionDetail } from '@chairflow/api'
import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconRepeat } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { texts as operateTexts } from '../operate/texts.ts'
import { exactWords, momentWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { CancelButton } from './CancelButton.tsx'
import { durationWords } from './duration-words.ts'
import type { NodeWords } from './node-words.ts'
import { plainWords } from './plain-words.ts'
import { StatusWord } from './StatusWord.tsx'
import { replayTexts, texts } from './texts.ts'
import { useSubjectWords } from './use-subject-words.ts'

type Props = {
  readonly execution: ExecutionDetail
  readonly words: NodeWords
  readonly onRetry: () => void
}

/** Which flow and version ran, for whom, and how it stands. */
export function ReplayHead({ execution, words, onRetry }: Props) {
  const { id, flowId, flowName, version, status, endedAt, isQueued } = execution
  return (
    <header className="cf-replay-head">
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <Tooltip label={replayTexts.back}>
          <ActionIcon
            component={Link}
            to="/executions"
            variant="subtle"
            color="ink"
            size="lg"
            aria-label={replayTexts.back}
          >
            <IconArrowLeft size={19} />
          </ActionIcon>
        </Tooltip>
        <div className="cf-replay-title">
          <Group gap="sm">
            <Title order={1} size="h3">
              {flowName}
            </Title>
            <StatusWord status={status} isQueued={isQueued} />
          </Group>
          <Text size="sm" c="dimmed" mt={2}>
            {replayTexts.versionBefore(version)}
            <Link to="/flows/$flowId" params={{ flowId }} className="cf-replay-flow">
              {flowName}
            </Link>
            {replayTexts.versionAfter}
          </Text>
        </div>
        <Group gap="xs" justify="flex-end" className="cf-replay-actions">
          {!isQueued && (
            <Button
              variant="default"
              leftSection={<IconRepeat size={16} aria-hidden="true" />}
              onClick={onRetry}
            >
              {operateTexts.retry}
            </Button>
          )}
          {endedAt === null && <CancelButton id={id} />}
        </Group>
      </Group>
      <Facts execution={execution} />
      <p className="cf-replay-now" role="status">
        {nowWords(execution, words)}
      </p>
    </header>
  )
}

function Facts({ execution }: Pick<Props, 'execution'>) {
  const { subject, startedAt, endedAt, outcome, parentId, children } = execution
  const subjectWords = useSubjectWords(subject)
  return (
    <dl className="cf-replay-facts">
      <div>
        <dt>{replayTexts.about}</dt>
        <dd>
          <Link to="/executions" search={{ subject }} className="cf-replay-flow">
            {subjectWords}
          </Link>
        </dd>
      </div>
      <div>
        <dt>{replayTexts.started}</dt>
        <dd>
          <Moment at={startedAt} />
        </dd>
      </div>
      {endedAt !== null && (
        <div>
          <dt>{replayTexts.ended}</dt>
          <dd>
            <Moment at={endedAt} /> (
            {texts.lasted(durationWords(Date.parse(endedAt) - Date.parse(startedAt)))})
          </dd>
        </div>
      )}
      {outcome && (
        <div>
          <dt>{replayTexts.outcome}</dt>
          <dd>{plainWords(outcome)}</dd>
        </div>
      )}
      {parentId !== null && (
        <div>
          <dt>{replayTexts.parent}</dt>
          <dd>
            <ExecutionLink id={parentId}>{replayTexts.parentLink}</ExecutionLink>
          </dd>
        </div>
      )}
      {children.length > 0 && (
        <div>
          <dt>{replayTexts.children}</dt>
          <dd className="cf-replay-children">
            {children.map((child) => (
              <ExecutionLink key={child.id} id={child.id}>
                {replayTexts.child(child.flowName, texts.status[child.status])}
              </ExecutionLink>
            ))}
          </dd>
        </div>
      )}
    </dl>
  )
}

function ExecutionLink({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <Link to="/executions/$executionId" params={{ executionId: id }} className="cf-replay-flow">
      {children}
    </Link>
  )
}

function Moment({ at }: { readonly at: string }) {
  const timeZone = useTimeZone()
  const atMs = Date.parse(at)
  return (
    <time dateTime={at} title={exactWords(atMs, timeZone)}>
      {momentWords(atMs, timeZone)}
    </time>
  )
}

function nowWords({ status, activeNodes }: ExecutionDetail, words: NodeWords): string {
  const sentences = activeNodes.map(({ nodeId, waitingFor }) =>
    status === 'waiting'
      ? replayTexts.waiting(waitingFor.split(', '), words.title(nodeId))
      : replayTexts.working(words.title(nodeId)),
  )
  return sentences.join(' ')
}
