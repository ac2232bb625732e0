import type { FlowDetail } from '@chairflow/api'
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { problemsOf, problemText, publishFlow, rememberFlow } from '../api.ts'
import { useEditor } from './editor-store.ts'
import { texts } from './texts.ts'
import type { Autosave } from './use-autosave.ts'
import { useProblems } from './use-problems.ts'

type Props = { readonly detail: FlowDetail; readonly save: Autosave }

/** Says what going live means before it happens. */
export function PublishDialog({ detail, save }: Props) {
  const isOpen = useEditor((state) => state.question?.kind === 'publish')
  const ask = useEditor((state) => state.ask)
  const close = () => ask(null)
  return (
    <Modal opened={isOpen} onClose={close} title={texts.publish.title(detail.name)}>
      <Body detail={detail} save={save} onClose={close} />
    </Modal>
  )
}

function Body({ detail, save, onClose }: Props & { readonly onClose: () => void }) {
  const [note, setNote] = useState('')
  const problems = useProblems()
  const publish = usePublish(detail.id, save, onClose)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const version = (detail.published?.version ?? 0) + 1
  return (
    <Stack>
      <Consequences detail={detail} version={version} />
      {errors > 0 ? (
        <Alert color="clay" title={texts.publish.failed}>
          {texts.publish.blocked(errors)}
        </Alert>
      ) : (
        <Textarea
          label={texts.publish.note}
          value={note}
          maxLength={500}
          autosize
          onChange={({ currentTarget }) => setNote(currentTarget.value)}
        />
      )}
      {publish.error && (
        <Alert color="red" role="alert" title={texts.publish.failed}>
          <Refused error={publish.error} />
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {texts.publish.cancel}
        </Button>
        <Button
          data-autofocus
          disabled={errors > 0}
          loading={publish.isPending}
          onClick={() => publish.mutate(note)}
        >
          {texts.publish.submit(version)}
        </Button>
      </Group>
    </Stack>
  )
}

function Consequences({
  detail,
  version,
}: {
  readonly detail: FlowDetail
  readonly version: number
}) {
  const { published, inFlight } = detail
  if (!published) return <Text>{texts.publish.first}</Text>
  return (
    <Text>
      {texts.publish.next(version)}{' '}
      {inFlight > 0 ? texts.publish.inFlight(inFlight, published.version) : texts.publish.none}
    </Text>
  )
}

/** The server checks again and may know more, e.g. that no phone line is connected. */
function Refused({ error }: { readonly error: Error }) {
  const problems = problemsOf(error)
  if (problems.length === 0) return problemText(error, error.message)
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {problems.map(({ message }) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  )
}

function usePublish(flowId: string, save: Autosave, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async (note: string) => {
      const saved = await save.saveNow()
      if (saved.kind !== 'saved') throw new Error(texts.publish.unsaved)
      return publishFlow(flowId, saved.revision, note)
    },
    onSuccess: (flow) => {
      rememberFlow(client, flow)
      onDone()
      notifications.show({
        title: texts.publish.done(flow.published?.version ?? 1),
        color: 'teal',
        message: (
          <Link to="/executions" search={{ flowId }} className="cf-link">
            {texts.publish.watch}
          </Link>
        ),
      })
    },
  })
}
