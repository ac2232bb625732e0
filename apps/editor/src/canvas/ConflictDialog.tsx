import { parseFlow } from '@chairflow/flow'
import { Button, Modal, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { flowQuery } from '../api.ts'
import { useEditorStore } from './editor-store.ts'
import { dropDraft } from './kept-draft.ts'
import { texts } from './texts.ts'
import type { Autosave } from './use-autosave.ts'

type Props = { readonly flowId: string; readonly save: Autosave }

/** Two drafts, of which one can stay; never the last writer by accident. */
export function ConflictDialog({ flowId, save: { state, dispatch } }: Props) {
  const store = useEditorStore()
  const client = useQueryClient()
  const newest = () => client.fetchQuery({ ...flowQuery(flowId), staleTime: 0 })
  const keepMine = async () => dispatch({ kind: 'kept-mine', revision: (await newest()).revision })
  const takeTheirs = async () => {
    const { document, revision } = await newest()
    const parsed = parseFlow(document)
    if (!parsed.ok) return
    store.getState().replace(parsed.flow)
    dropDraft(flowId)
    dispatch({ kind: 'took-theirs', revision })
  }
  return (
    <Modal
      opened={state.kind === 'conflict'}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={texts.conflict.title}
    >
      <Stack>
        <Text>{texts.conflict.body}</Text>
        <div>
          <Button fullWidth onClick={() => void keepMine()}>
            {texts.conflict.mine}
          </Button>
          <Text size="sm" c="dimmed" mt={4}>
            {texts.conflict.mineHint}
          </Text>
        </div>
        <div>
          <Button fullWidth variant="default" onClick={() => void takeTheirs()}>
            {texts.conflict.theirs}
          </Button>
          <Text size="sm" c="dimmed" mt={4}>
            {texts.conflict.theirsHint}
          </Text>
        </div>
      </Stack>
    </Modal>
  )
}
