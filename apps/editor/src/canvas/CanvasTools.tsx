import { CanvasControls } from '@chairflow/canvas-kit'
import { Kbd, Popover, Table } from '@mantine/core'
import { IconKeyboard, IconWand } from '@tabler/icons-react'
import { ControlButton, useReactFlow } from 'reactflow'
import { useEditorStore } from './editor-store.ts'
import { moveNodes } from './edits.ts'
import { texts } from './texts.ts'

/** Zoom, fit, tidy up, and what the keys do. */
export function CanvasTools() {
  const tidy = useTidy()
  return (
    <CanvasControls>
      <ControlButton onClick={tidy} aria-label={texts.tidy} title={texts.tidy}>
        <IconWand />
      </ControlButton>
      <Popover position="right-end" withArrow trapFocus returnFocus>
        <Popover.Target>
          <ControlButton aria-label={texts.keyboard} title={texts.keyboard}>
            <IconKeyboard />
          </ControlButton>
        </Popover.Target>
        <Popover.Dropdown tabIndex={-1} data-autofocus aria-label={texts.keyboard}>
          <Table withRowBorders={false} verticalSpacing={4}>
            <Table.Tbody>
              {texts.shortcuts.map(([keys, what]) => (
                <Table.Tr key={keys}>
                  <Table.Td>
                    <Kbd>{keys}</Kbd>
                  </Table.Td>
                  <Table.Td>{what}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Popover.Dropdown>
      </Popover>
    </CanvasControls>
  )
}

/** dagre is loaded when it is first asked for. */
function useTidy() {
  const store = useEditorStore()
  const { getNodes, fitView } = useReactFlow()
  return async () => {
    const { tidyPlaces } = await import('./tidy.ts')
    const sizes = Object.fromEntries(
      getNodes().flatMap(({ id, measured }) =>
        measured?.height ? [[id, { height: measured.height }]] : [],
      ),
    )
    const { edit, announce } = store.getState()
    edit((flow) => moveNodes(flow, tidyPlaces(flow, sizes)))
    announce(texts.tidied)
    requestAnimationFrame(() => void fitView({ padding: 0.1, minZoom: 0.5, maxZoom: 1 }))
  }
}
