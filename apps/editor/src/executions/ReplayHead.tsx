import type { ExecutionDetail } from '@chairflow/api'
import { ActionIcon, Group, Text, Title, Tooltip } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { exactWords, momentWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { CancelButton } from './CancelButton.tsx'
import { durationWords } from './duration-words.ts'
import type { NodeWords } from './node-words.ts'
import { plainWords } from './plain-words.ts'
import { StatusWord } from './StatusWord.tsx'
import { replayTexts, texts } from './texts.ts'
import { useSubjectWords } from './use-subject-words.ts'

type Props = { readonly execution: ExecutionDetail; readonly words: NodeWords }

/** Which flow and version ran, for whom, and how it stands. */
export function ReplayHead({ execution, words }: Props) {
  const { id, flowId, flowName, version, status, endedAt } = execution
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
            <StatusWord status={status} />
          </Group>
          <Text size="sm" c="dimmed" mt={2}>
            {replayTexts.versionBefore(version)}
            <Link to="/flows/$flowId" params={{ flowId }} className="cf-replay-flow">
              {flowName}
            </Link>
            {replayTexts.versionAfter}
          </Text>
        </div>
        {endedAt === null && <CancelButton id={id} />}
      </Group>
      <Facts execution={execution} />
      <p className="cf-replay-now" role="status">
        {nowWords(execution, words)}
      </p>
    </header>
  )
}

function Facts({ execution }: Pick<Props, 'execution'>) {
  const { subject, startedAt, endedAt, outcome } = execution
  const subjectWords = useSubjectWords(subject)
  return (
    <dl className="cf-replay-facts">
      <div>
        <dt>{replayTexts.about}</dt>
        <dd>{subjectWords}</dd>
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
    </dl>
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
