import type { FlowDocument, FlowNode } from '@chairflow/flow'
import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { bestFirst } from './best-first.ts'
import { definitionOf, definitions, palette } from './catalog.ts'
import { addStep, connectTo, nameOf, nodeOf } from './commands.ts'
import { legalTargets } from './connect-rules.ts'
import { type Question, useEditor, useEditorStore } from './editor-store.ts'
import { freePort, type WireStart } from './edits.ts'
import { texts } from './texts.ts'

type Asked = Extract<Question, { readonly kind: 'connect' }>

/** Where should this way out lead? The way to connect without a pointer. */
export function ConnectDialog() {
  const question = useEditor((state) => state.question)
  const flow = useEditor((state) => state.document)
  const ask = useEditor((state) => state.ask)
  const asked = question?.kind === 'connect' ? question : null
  const node = asked && nodeOf(flow, asked.from)
  return (
    <Modal
      opened={node != null}
      onClose={() => ask(null)}
      title={asked ? texts.connect.title(nameOf(flow, asked.from)) : ''}
    >
      {asked && node && <Fields asked={asked} flow={flow} node={node} />}
    </Modal>
  )
}

type FieldsProps = {
  readonly asked: Asked
  readonly flow: FlowDocument
  readonly node: FlowNode
}

function Fields({ asked, flow, node }: FieldsProps) {
  const store = useEditorStore()
  const ports = definitionOf(node.type)?.ports(node.config) ?? []
  const [port, setPort] = useState(
    asked.port ?? freePort(flow, node, definitions) ?? ports[0]?.name ?? null,
  )
  const [picked, setTarget] = useState<string | null>(null)
  const [search, setSearch] = useState('')
  if (port === null) return <Text>{texts.connect.noPorts}</Text>
  const start: WireStart = { from: node.id, port }
  const options = targets(flow, start)
  // Enter takes the first match, whether or not it was picked from the list.
  const target = picked ?? firstMatch(options, search)
  const close = () => store.getState().ask(null)
  const submit = () => {
    close()
    if (target) follow(store, flow, start, target, asked.at)
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <Stack>
        <Select
          label={texts.connect.port}
          data={ports.map(({ name, label }) => ({ value: name, label }))}
          value={port}
          onChange={(value) => value && setPort(value)}
          allowDeselect={false}
          {...(asked.port === null && ports.length > 1 && { 'data-autofocus': true })}
        />
        <Select
          label={texts.connect.target}
          placeholder={texts.connect.placeholder}
          data={options}
          value={picked}
          onSearchChange={setSearch}
          onChange={setTarget}
          searchable
          filter={bestFirst}
          selectFirstOptionOnChange
          nothingFoundMessage={texts.connect.none}
          {...((asked.port !== null || ports.length <= 1) && { 'data-autofocus': true })}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {texts.connect.cancel}
          </Button>
          <Button type="submit" disabled={target === null}>
            {texts.connect.submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function firstMatch(options: ReturnType<typeof targets>, search: string): string | null {
  if (search.trim() === '') return null
  const [first] = bestFirst({ options, search, limit: 1 })
  if (!first) return null
  return 'group' in first ? (first.items[0]?.value ?? null) : first.value
}

const NODE = 'node:'
const TYPE = 'type:'

/** Steps that are there, numbered where names repeat, then new ones. */
function targets(flow: FlowDocument, start: WireStart) {
  const legal = legalTargets(flow, definitions, start)
  const names = legal.map(({ id }) => nameOf(flow, id))
  const existing = legal.map(({ id }, index) => {
    const name = names[index] ?? id
    const same = names.slice(0, index).filter((other) => other === name).length
    return { value: NODE + id, label: same > 0 ? `${name} (${same + 1})` : name }
  })
  const fresh = palette
    .flatMap(({ items }) => items)
    .filter(({ role }) => role !== 'trigger')
    .map(({ type, title }) => ({ value: TYPE + type, label: `+ ${title}` }))
  return [
    ...(existing.length > 0 ? [{ group: texts.connect.existing, items: existing }] : []),
    { group: texts.connect.fresh, items: fresh },
  ]
}

function follow(
  store: ReturnType<typeof useEditorStore>,
  flow: FlowDocument,
  start: WireStart,
  target: string,
  at: Asked['at'],
) {
  if (target.startsWith(TYPE)) {
    const place = at && { at: { x: at.x, y: at.y - 28 } }
    addStep(store, target.slice(TYPE.length), { start, ...place })
    return
  }
  const node = nodeOf(flow, target.slice(NODE.length))
  if (node) connectTo(store, start, node.id)
}
