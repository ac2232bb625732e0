import type { FlowSummary } from '@chairflow/api'
import { Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { flowsQuery } from '../api.ts'
import { showFault } from '../flows/show-fault.ts'
import { pauseFlow, resumeFlow } from './operate-api.ts'
import { texts } from './texts.ts'

type Named = Pick<FlowSummary, 'id' | 'name'>

/** Keeps new executions from starting; the message that says so can take it back. */
export function usePause(flow: Named) {
  const client = useQueryClient()
  const resume = useResume(flow)
  return useMutation({
    mutationFn: () => pauseFlow(flow.id),
    onSuccess: () => {
      const id = `paused-${flow.id}`
      const undo = () => {
        notifications.hide(id)
        resume.mutate('start')
      }
      notifications.show({
        id,
        title: texts.paused(flow.name),
        message: (
          <>
            <Text size="sm" c="dimmed">
              {texts.pausedBody}
            </Text>
            <Button size="compact-sm" variant="default" mt={6} onClick={undo}>
              {texts.undo}
            </Button>
          </>
        ),
      })
    },
    onError: showFault,
    onSettled: () => client.invalidateQueries({ queryKey: flowsQuery.queryKey }),
  })
}

export function useResume({ id, name }: Named) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (kept: 'start' | 'discard') => resumeFlow(id, kept),
    onSuccess: ({ kept: count }, kept) => {
      const words = kept === 'start' ? texts.resumedStart(count) : texts.resumedDiscard(count)
      notifications.show({ title: texts.resumed(name), message: count > 0 && words })
    },
    onError: showFault,
    onSettled: () => client.invalidateQueries({ queryKey: flowsQuery.queryKey }),
  })
}
