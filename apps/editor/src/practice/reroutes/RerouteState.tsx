import type { RerouteView } from '@chairflow/api'
import { Anchor } from '@mantine/core'
import {
  IconCircleCheck,
  IconClockOff,
  IconHeadset,
  IconQuestionMark,
  IconSitemap,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { texts } from './texts.ts'

const ICONS = {
  gap: IconQuestionMark,
  flow: IconSitemap,
  task: IconHeadset,
  moved: IconCircleCheck,
  cleared: IconCircleCheck,
  past: IconClockOff,
} as const satisfies Record<RerouteView['status'], unknown>

/** Who has a booking in hand, or how it was solved: a word, a picture and a colour, and where to go on. */
export function RerouteState({ row }: { readonly row: RerouteView }) {
  const Icon = ICONS[row.status]
  return (
    <>
      <span className={`cf-reroute-state cf-reroute-state--${row.status}`}>
        <Icon size={16} stroke={2} aria-hidden="true" />
        {texts.status[row.status]}
      </span>
      <span className="cf-reroute-line">
        <NextStep row={row} />
      </span>
    </>
  )
}

function NextStep({ row: { status, executionIds, booking } }: { readonly row: RerouteView }) {
  const name = booking?.patientName ?? texts.unknownPatient
  const [executionId] = executionIds
  if (status === 'task') return <ToTasks name={name} />
  return executionId === undefined ? null : <ToFlow name={name} executionId={executionId} />
}

function ToTasks({ name }: { readonly name: string }) {
  const label = texts.openTaskOf(name)
  return (
    <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/tasks" aria-label={label} />}>
      {texts.openTask}
    </Anchor>
  )
}

function ToFlow({ name, executionId }: { readonly name: string; readonly executionId: string }) {
  const label = texts.seeFlowOf(name)
  const to = '/executions/$executionId'
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link {...props} to={to} params={{ executionId }} aria-label={label} />
      )}
    >
      {texts.seeFlow}
    </Anchor>
  )
}
