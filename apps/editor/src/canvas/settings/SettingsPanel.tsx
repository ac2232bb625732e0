import { NodeIcon, titleOf } from '@chairflow/canvas-kit'
import { CloseButton, Drawer, Group, Text, Title } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import { definitionOf } from '../catalog.ts'
import { nodeOf } from '../commands.ts'
import { useEditor } from '../editor-store.ts'
import { SETTINGS_ID } from '../focus-settings.ts'
import { texts } from '../texts.ts'
import { focusAfterDrawing } from '../use-canvas-keys.ts'
import { NodeSettings } from './NodeSettings.tsx'

/** Beside the canvas (below it where it is narrow): the settings of the one chosen step. */
export function SettingsPanel({ isNarrow }: { readonly isNarrow: boolean }) {
  const flow = useEditor((state) => state.document)
  const selected = useEditor((state) => state.selected)
  const select = useEditor((state) => state.select)
  const [only] = selected
  const node = selected.length === 1 && only ? nodeOf(flow, only) : undefined
  if (!node) return null
  const definition = definitionOf(node.type)
  const title = titleOf(node, definition)
  const close = () => {
    select([])
    focusAfterDrawing(document.querySelector('.cf-canvas'), node.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) close()
  }
  const panel = (
    <aside
      id={SETTINGS_ID}
      className={isNarrow ? undefined : 'cf-settings'}
      aria-label={texts.settings.region(title)}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      <div className="cf-settings-body">
        <Group wrap="nowrap" align="flex-start" mb="md">
          <span className="cf-card-icon">
            <NodeIcon name={definition?.icon ?? 'IconAlertTriangle'} />
          </span>
          <div style={{ flex: 1 }}>
            <Title order={2} size="md">
              {title}
            </Title>
            <Text size="sm" c="dimmed">
              {definition?.description}
            </Text>
          </div>
          <CloseButton aria-label={texts.settings.close} onClick={close} />
        </Group>
        <NodeSettings key={node.id} node={node} />
      </div>
    </aside>
  )
  if (!isNarrow) return panel
  return (
    <Drawer.Root opened onClose={close} position="bottom" size="82%" padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label={texts.settings.region(title)}>
        <Drawer.Body>{panel}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
