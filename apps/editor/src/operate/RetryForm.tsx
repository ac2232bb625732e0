import type { RetryPlan } from '@chairflow/api'
import { Alert, Button, Group, Radio, Select, Skeleton, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { problemText } from '../api.ts'
import { executionQuery } from '../executions/queries.ts'
import { retryExecution, retryPlanQuery } from './operate-api.ts'
import { Repeats } from './Repeats.tsx'
import { texts } from './texts.ts'

type Version = 'same' | 'current'

type Props = {
  readonly id: string
  /** The step that is offered first; null leaves it open. */
  readonly nodeId: string | null
  readonly isGoingOn: boolean
  readonly onClose: () => void
}

/** Asks from which step and on which version to run again, and says what happens twice. */
export function RetryForm({ id, nodeId: offered, isGoingOn, onClose }: Props) {
  const [nodeId, setNodeId] = useState(offered)
  const [version, setVersion] = useState<Version>('same')
  const { data: plan, error, isPlaceholderData } = useQuery(retryPlanQuery(id, nodeId, version))
  const retry = useRetry(id, onClose)
  const step = plan?.steps.find((one) => one.nodeId === nodeId)
  const fits = step?.reached === true && (version === 'same' || step.inCurrent)
  const fault = retry.error ?? error
  return (
    <Stack>
      {isGoingOn && <Text size="sm">{texts.retryWorking}</Text>}
      <Select
        label={texts.retryFrom}
        data-autofocus
        data={(plan?.steps ?? [])
          .filter(({ reached }) => reached)
          .map((one) => ({ value: one.nodeId, label: one.label }))}
        value={nodeId}
        allowDeselect={false}
        onChange={setNodeId}
      />
      {plan ? (
        <Versions plan={plan} nodeId={nodeId} version={version} onChange={setVersion} />
      ) : (
        <Skeleton height={88} radius="md" />
      )}
      {plan && nodeId !== null && <Repeats repeats={plan.repeats} />}
      {fault && (
        <Alert color="red" role="alert" title={texts.retryFailed}>
          {problemText(fault, texts.tryAgain)}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {texts.close}
        </Button>
        <Button
          disabled={!plan || isPlaceholderData || nodeId === null || !fits}
          loading={retry.isPending}
          onClick={() => {
            if (!plan || nodeId === null) return
            retry.mutate({ nodeId, version, confirmedRepeats: plan.repeats.length })
          }}
        >
          {texts.retrySubmit(plan?.repeats.length ?? 0)}
        </Button>
      </Group>
    </Stack>
  )
}

type VersionsProps = {
  readonly plan: RetryPlan
  readonly nodeId: string | null
  readonly version: Version
  readonly onChange: (version: Version) => void
}

function Versions({ plan, nodeId, version, onChange }: VersionsProps) {
  const { same, current } = plan.versions
  if (current === null || current === same) return null
  const isThere = plan.steps.find((step) => step.nodeId === nodeId)?.inCurrent !== false
  return (
    <Radio.Group
      label={texts.retryVersion}
      value={version}
      onChange={(value) => onChange(value === 'current' ? 'current' : 'same')}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="same" label={texts.retrySame(same)} />
        <Radio
          value="current"
          label={texts.retryCurrent(current)}
          disabled={!isThere}
          description={!isThere && texts.retryNotInCurrent}
        />
      </Stack>
    </Radio.Group>
  )
}

type Wish = Parameters<typeof retryExecution>[1]

function useRetry(id: string, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: Wish) => retryExecution(id, wish),
    onSuccess: (detail) => {
      client.setQueryData(executionQuery(id).queryKey, detail)
      notifications.show({ message: texts.retried })
      onDone()
    },
    // After a refusal too: the list that was shown is no longer true.
    onSettled: () => client.invalidateQueries({ queryKey: ['executions'] }),
  })
}
