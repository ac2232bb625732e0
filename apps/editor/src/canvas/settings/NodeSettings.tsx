import type { FlowNode } from '@chairflow/flow'
import { Alert, Button, Divider, Group, Skeleton, Stack, Text, TextInput } from '@mantine/core'
import { IconCopy, IconTrash } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { definitionOf } from '../catalog.ts'
import { deleteNodes, duplicate } from '../commands.ts'
import { useEditor, useEditorStore } from '../editor-store.ts'
import { setLabel } from '../edits.ts'
import { texts } from '../texts.ts'
import { focusAfterDrawing } from '../use-canvas-keys.ts'
import { useProblemsOf } from '../use-problems.ts'
import { HelpText } from './HelpText.tsx'
import { loadForm } from './load-form.ts'
import { OfferForecast } from './OfferForecast.tsx'
import { WaysOut } from './WaysOut.tsx'

const SettingsForm = lazy(loadForm)

/** Everything that can be said about one step. */
export function NodeSettings({ node }: { readonly node: FlowNode }) {
  const definition = definitionOf(node.type)
  const problems = useProblemsOf(node.id)
  const general = problems.filter(({ field, port }) => field === undefined && port === undefined)
  return (
    <Stack gap="lg">
      {!definition && <Alert color="clay">{texts.settings.unknown}</Alert>}
      {general.map(({ code, message, severity }) => (
        <Alert key={code + message} color={severity === 'error' ? 'clay' : 'gray'} p="sm">
          {message}
        </Alert>
      ))}
      {definition && (
        <Suspense fallback={<FormLoading />}>
          <SettingsForm node={node} problems={problems} />
        </Suspense>
      )}
      {node.type === 'offer-slot' && <OfferForecast config={node.config} />}
      <LabelField node={node} />
      <WaysOut node={node} problems={problems} />
      <HelpText type={node.type} />
      <Divider />
      <Actions node={node} />
    </Stack>
  )
}

function FormLoading() {
  return (
    <Stack gap="md" aria-busy="true">
      <Text size="sm" c="dimmed" role="status">
        {texts.settings.loading}
      </Text>
      <Skeleton height={36} />
      <Skeleton height={36} />
    </Stack>
  )
}

function LabelField({ node }: { readonly node: FlowNode }) {
  const edit = useEditor((state) => state.edit)
  const endGroup = useEditor((state) => state.endGroup)
  return (
    <TextInput
      label={texts.settings.label}
      placeholder={definitionOf(node.type)?.title ?? node.type}
      value={node.label ?? ''}
      maxLength={120}
      onChange={({ currentTarget: { value } }) =>
        edit((flow) => setLabel(flow, node.id, value), `${node.id} label`)
      }
      onBlur={endGroup}
    />
  )
}

function Actions({ node }: { readonly node: FlowNode }) {
  const store = useEditorStore()
  const remove = () =>
    focusAfterDrawing(document.querySelector('.cf-canvas'), deleteNodes(store, [node.id]))
  return (
    <Group>
      <Button
        variant="default"
        size="sm"
        leftSection={<IconCopy size={16} />}
        onClick={() => duplicate(store, [node.id])}
      >
        {texts.settings.duplicate}
      </Button>
      <Button
        variant="subtle"
        color="clay"
        size="sm"
        leftSection={<IconTrash size={16} />}
        onClick={remove}
      >
        {texts.settings.remove}
      </Button>
    </Group>
  )
}
