import type { ManualInput } from '@chairflow/api'
import type { FlowDocument } from '@chairflow/flow'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Static, Type as T } from 'typebox'

/** What the node type `manual` asks for in its settings; all else in them is its own business. */
const Asking = T.Object({
  inputs: T.Array(
    T.Object({
      name: T.String(),
      label: T.Optional(T.String()),
      required: T.Optional(T.Boolean()),
    }),
  ),
})

const asks = new Ajv2020({ strict: false }).compile<Static<typeof Asking>>(Asking)

/** What a person fills in to start a flow by hand; null when it does not start by hand. */
export function manualInputs({ logic }: FlowDocument): ManualInput[] | null {
  const trigger = logic.nodes.find(({ type }) => type === 'manual')
  if (trigger === undefined) return null
  const { config } = trigger
  const inputs = asks(config) ? config.inputs : []
  return inputs.map(({ name, label = name, required = false }) => {
    return { name, label, isRequired: required }
  })
}
