import type { FlowSummary } from '@chairflow/api'
import { Menu } from '@mantine/core'
import { modals } from '@mantine/modals'
import {
  IconHandStop,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
} from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { askToCancelMany } from './CancelManyForm.tsx'
import { ResumeForm } from './ResumeForm.tsx'
import { StartForm } from './StartForm.tsx'
import { texts } from './texts.ts'
import { usePause, useResume } from './use-pause.tsx'

const SIZE = 16

/** What can be done with a live flow while it runs, as items of a menu. */
export function OperateItems({ flow }: { readonly flow: FlowSummary }) {
  const { id, inFlight, published, byHand } = flow
  const navigate = useNavigate()
  const open = (executionId: string) =>
    void navigate({ to: '/executions/$executionId', params: { executionId } })
  if (published === null && inFlight === 0) return null
  return (
    <>
      {byHand !== null && (
        <Menu.Item
          leftSection={<IconPlayerTrackNext size={SIZE} />}
          onClick={() => modals.open(startModal(flow, open))}
        >
          {texts.startByHand}
        </Menu.Item>
      )}
      <PauseItem flow={flow} />
      {inFlight > 0 && (
        <Menu.Item
          leftSection={<IconHandStop size={SIZE} />}
          onClick={() =>
            askToCancelMany({
              title: texts.stopAllTitle(inFlight),
              whose: { flowId: id },
              body: texts.stopAllBody,
              submit: texts.stopAllSubmit,
            })
          }
        >
          {texts.stopAll}
        </Menu.Item>
      )}
    </>
  )
}

function PauseItem({ flow }: { readonly flow: FlowSummary }) {
  const pause = usePause(flow)
  const resume = useResume(flow)
  if (flow.pausedAt === null) {
    return (
      <Menu.Item leftSection={<IconPlayerPause size={SIZE} />} onClick={() => pause.mutate()}>
        {texts.pause}
      </Menu.Item>
    )
  }
  const ask = () => (flow.queued === 0 ? resume.mutate('start') : modals.open(resumeModal(flow)))
  return (
    <Menu.Item leftSection={<IconPlayerPlay size={SIZE} />} onClick={ask}>
      {texts.resume}
    </Menu.Item>
  )
}

const startModal = (flow: FlowSummary, onStarted: (executionId: string) => void) => ({
  title: texts.startTitle(flow.name),
  children: <StartForm flow={flow} onStarted={onStarted} />,
})

const resumeModal = (flow: FlowSummary) => ({
  title: texts.resumeTitle(flow.name),
  children: <ResumeForm flow={flow} />,
})
