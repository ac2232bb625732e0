import { portsOf } from '@chairflow/canvas-kit'
import type { FlowEdge, FlowNode, Problem } from '@chairflow/flow'
import { ActionIcon, Button, Text, Title } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { definitionOf } from '../catalog.ts'
import { deleteWire, nameOf } from '../commands.ts'
import { useEditor, useEditorStore } from '../editor-store.ts'
import { texts } from '../texts.ts'

type Props = { readonly node: FlowNode; readonly problems: readonly Problem[] }
type Port = ReturnType<typeof portsOf>[number]

/** Where each way out leads: the wires as a list, for those who do not draw. */
export function WaysOut({ node, problems }: Props) {
  const flow = useEditor((state) => state.document)
  const definition = definitionOf(node.type)
  const leaving = flow.logic.edges.filter(({ from }) => from === node.id)
  const wired = leaving.map(({ port }) => port).join(' ')
  const ports = portsOf({ node, definition, wired })
  if (ports.length === 0) return null
  return (
    <section>
      <Title order={3} size="sm" mb="xs">
        {texts.settings.waysOut}
      </Title>
      <ul className="cf-ways">
        {ports.map((port) => (
          <Way
            key={port.name}
            node={node}
            port={port}
            edges={leaving.filter((edge) => edge.port === port.name)}
            isProblem={problems.some((problem) => problem.port === port.name)}
          />
        ))}
      </ul>
    </section>
  )
}

type WayProps = {
  readonly node: FlowNode
  readonly port: Port
  readonly edges: readonly FlowEdge[]
  readonly isProblem: boolean
}

function Way({ node, port, edges, isProblem }: WayProps) {
  const store = useEditorStore()
  const flow = useEditor((state) => state.document)
  return (
    <li className="cf-way">
      <div style={{ flex: 1 }}>
        <Text size="sm" fw={550}>
          {port.label}
        </Text>
        {edges.map(({ id, to }) => (
          <Text key={id} size="xs" c="dimmed">
            → {nameOf(flow, to)}
          </Text>
        ))}
        {edges.length === 0 && (
          <Text size="xs" c={isProblem ? 'var(--mantine-color-error)' : 'dimmed'}>
            {port.required ? texts.settings.nowhere : texts.settings.optional}
          </Text>
        )}
      </div>
      {edges.map(({ id, to }) => {
        const words = texts.settings.disconnectPort(port.label, nameOf(flow, to))
        return (
          <ActionIcon
            key={id}
            variant="subtle"
            color="ink"
            aria-label={words}
            title={words}
            onClick={() => deleteWire(store, id)}
          >
            <IconX size={16} />
          </ActionIcon>
        )
      })}
      <Button
        size="compact-sm"
        variant="light"
        aria-label={texts.settings.connectPort(port.label)}
        onClick={() => store.getState().ask({ kind: 'connect', from: node.id, port: port.name })}
      >
        <IconPlus size={14} />
      </Button>
    </li>
  )
}
