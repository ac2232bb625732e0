import { NodeIcon } from '@chairflow/canvas-kit'
import type { NodeDefinition } from '@chairflow/node-kit'
import { Text, TextInput, Title, Tooltip, UnstyledButton } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { type DragEvent, useRef, useState } from 'react'
import { palette } from './catalog.ts'
import { addStep } from './commands.ts'
import { useEditorStore } from './editor-store.ts'
import { texts } from './texts.ts'

/** What a drag from the palette carries: the node type. */
export const DRAGGED_TYPE = 'application/x-chairflow-node-type'

/** The node types to draw with: drag one, or press it to add it after the chosen step. */
export function Palette({ onAdded }: { readonly onAdded?: () => void }) {
  const store = useEditorStore()
  const field = useRef<HTMLInputElement>(null)
  const [search, setSearch] = useState('')
  const focusSearch = () => field.current?.focus()
  useHotkeys([
    ['N', focusSearch],
    ['/', focusSearch],
  ])
  const found = matching(search)
  const add = (type: string) => {
    addStep(store, type)
    setSearch('')
    onAdded?.()
  }
  const onKeyDown = (key: string) => {
    const first = found[0]?.items[0]
    if (key === 'Enter' && search !== '' && first) add(first.type)
    if (key === 'Escape') setSearch('')
  }
  return (
    <section className="cf-palette" aria-label={texts.steps}>
      <TextInput
        ref={field}
        type="search"
        aria-label={texts.searchSteps}
        placeholder={texts.searchHint}
        leftSection={<IconSearch size={16} />}
        value={search}
        onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        onKeyDown={({ key }) => onKeyDown(key)}
      />
      {found.length === 0 && (
        <Text size="sm" c="dimmed" mt="md" role="status">
          {texts.nothingFound(search)}
        </Text>
      )}
      {found.map(({ category, items }) => (
        <div key={category}>
          <Title order={2} className="cf-palette-title">
            {texts.categories[category]}
          </Title>
          {items.map((definition) => (
            <Entry key={definition.type} definition={definition} onAdd={add} />
          ))}
        </div>
      ))}
    </section>
  )
}

type EntryProps = {
  readonly definition: NodeDefinition
  readonly onAdd: (type: string) => void
}

function Entry({ definition: { type, title, description, icon }, onAdd }: EntryProps) {
  const onDragStart = ({ dataTransfer }: DragEvent) => {
    dataTransfer.setData(DRAGGED_TYPE, type)
    dataTransfer.effectAllowed = 'copy'
  }
  return (
    <Tooltip label={description} position="right" openDelay={500} multiline w={260}>
      <UnstyledButton
        className="cf-palette-entry"
        draggable
        onDragStart={onDragStart}
        onClick={() => onAdd(type)}
        aria-label={title}
        aria-description={description}
      >
        <span className="cf-card-icon">
          <NodeIcon name={icon} size={17} />
        </span>
        {title}
      </UnstyledButton>
    </Tooltip>
  )
}

function matching(search: string) {
  const words = search.trim().toLocaleLowerCase().split(/\s+/)
  const fits = ({ title, description }: NodeDefinition) => {
    const text = `${title} ${description}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  }
  return palette
    .map(({ category, items }) => ({ category, items: items.filter(fits) }))
    .filter(({ items }) => items.length > 0)
}
