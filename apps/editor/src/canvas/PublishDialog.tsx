import type { FlowDetail, InFlightChoice, PublishedFlow } from '@chairflow/api'
import { Alert, Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { problemsOf, problemText, rememberFlow } from '../api.ts'
import { InFlightChoices } from '../operate/InFlightChoices.tsx'
import { choiceOf, nothingWished } from '../operate/in-flight-wish.ts'
import { previewPublish, publishFlow } from '../operate/operate-api.ts'
import { texts as operateTexts } from '../operate/texts.ts'
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
  const [wish, setWish] = useState(nothingWished)
  const problems = useProblems()
  const preview = usePreview(detail, save)
  const publish = usePublish(detail.id, save, onClose)
  const inFlight = choiceOf(wish)
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const version = preview.data?.version ?? (detail.published?.version ?? 0) + 1
  const isAsking = errors === 0 && preview.data !== undefined && preview.data.total > 0
  return (
    <Stack>
      <Consequences detail={detail} version={version} />
      {isAsking && <InFlightChoices preview={preview.data} wish={wish} onChange={setWish} />}
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
          disabled={errors > 0 || inFlight === null}
          loading={publish.isPending || preview.isLoading}
          onClick={() => inFlight && publish.mutate({ note, inFlight })}
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
      {texts.publish.next(version)} {inFlight === 0 && texts.publish.none}
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

/** Who is under way on older versions, by what the draft is once it is saved. */
function usePreview({ id, inFlight }: FlowDetail, save: Autosave) {
  return useQuery({
    queryKey: ['flows', id, 'preview'],
    queryFn: async () => {
      const saved = await save.saveNow()
      if (saved.kind !== 'saved') throw new Error(texts.publish.unsaved)
      return previewPublish(id)
    },
    enabled: inFlight > 0,
    gcTime: 0,
  })
}

type Wish = { readonly note: string; readonly inFlight: InFlightChoice }

function resultWords({ moved, stayed, stopped }: PublishedFlow): string {
  return [
    moved > 0 && operateTexts.moved(moved),
    stayed.length > 0 && operateTexts.stayed(stayed.length),
    stopped > 0 && operateTexts.stopped(stopped),
  ]
    .filter(Boolean)
    .join(' ')
}

function usePublish(flowId: string, save: Autosave, onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async ({ note, inFlight }: Wish) => {
      const saved = await save.saveNow()
      if (saved.kind !== 'saved') throw new Error(texts.publish.unsaved)
      return publishFlow(flowId, { revision: saved.revision, note, inFlight })
    },
    onSuccess: (flow) => {
      rememberFlow(client, flow)
      void client.invalidateQueries({ queryKey: ['executions'] })
      onDone()
      notifications.show({
        title: texts.publish.done(flow.published?.version ?? 1),
        color: 'teal',
        message: (
          <>
            {resultWords(flow)}{' '}
            <Link to="/executions" search={{ flowId }} className="cf-link">
              {texts.publish.watch}
            </Link>
          </>
        ),
      })
    },
  })
}
