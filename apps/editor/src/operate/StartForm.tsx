import type { FlowSummary } from '@chairflow/api'
import { Alert, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { problemText } from '../api.ts'
import { momentWords } from '../practice/clock-words.ts'
import { type AppointmentRow, appointmentsQuery } from '../practice/queries.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { startFlow } from './operate-api.ts'
import { texts } from './texts.ts'

type Input = Readonly<Record<string, string>>

type Props = {
  readonly flow: FlowSummary
  /** Dialogs stand outside the pages and cannot turn to another one themselves. */
  readonly onStarted: (executionId: string) => void
}

/** Asks what the flow wants to know and starts it. */
export function StartForm({ flow, onStarted }: Props) {
  const [input, setInput] = useState<Input>({})
  const [appointmentId, setAppointmentId] = useState<string | null>(null)
  const [isChecked, setIsChecked] = useState(false)
  const start = useStart(flow, onStarted)
  const { inputs, needsAppointment } = flow.byHand ?? { inputs: [], needsAppointment: false }
  const isMissing = (name: string) => !input[name]?.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsChecked(true)
    if (inputs.some(({ name, isRequired }) => isRequired && isMissing(name))) return
    if (needsAppointment && appointmentId === null) return
    start.mutate({ input, appointmentId })
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text size="sm">{flow.pausedAt === null ? texts.startBody : texts.startPaused}</Text>
        {inputs.map(({ name, label, isRequired }, index) => (
          <TextInput
            key={name}
            label={label}
            required={isRequired}
            data-autofocus={index === 0 || undefined}
            value={input[name] ?? ''}
            error={isChecked && isRequired && isMissing(name) && texts.missing}
            onChange={({ currentTarget: { value } }) =>
              setInput((so) => ({ ...so, [name]: value }))
            }
          />
        ))}
        {needsAppointment && (
          <AppointmentSelect
            value={appointmentId}
            isMissing={isChecked && appointmentId === null}
            onChange={setAppointmentId}
          />
        )}
        {start.error && (
          <Alert color="red" role="alert">
            {problemText(start.error, texts.tryAgain)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {texts.close}
          </Button>
          <Button type="submit" loading={start.isPending}>
            {texts.startSubmit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useStart({ id, name }: FlowSummary, onStarted: Props['onStarted']) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (wish: { readonly input: Input; readonly appointmentId: string | null }) =>
      startFlow(id, wish),
    onSuccess: ({ executionId }) => {
      modals.closeAll()
      notifications.show({ message: texts.started(name) })
      void client.invalidateQueries({ queryKey: ['executions'] })
      onStarted(executionId)
    },
  })
}

type SelectProps = {
  readonly value: string | null
  readonly isMissing: boolean
  readonly onChange: (id: string | null) => void
}

function AppointmentSelect({ value, isMissing, onChange }: SelectProps) {
  const appointments = useQuery(appointmentsQuery).data?.items ?? []
  const timeZone = useTimeZone()
  return (
    <Select
      label={texts.appointment}
      required
      error={isMissing && texts.missing}
      searchable
      clearable
      nothingFoundMessage={texts.appointmentNone}
      data={appointments
        .filter(({ patientName }) => patientName !== null)
        .map((row) => ({ value: row.id, label: appointmentWords(row, timeZone) }))}
      value={value}
      onChange={onChange}
    />
  )
}

function appointmentWords(row: AppointmentRow, timeZone: string): string {
  const { patientName, serviceName, startAt } = row
  const when = momentWords(Date.parse(startAt), timeZone)
  return [patientName, serviceName, when].filter((part) => part !== null).join(', ')
}
