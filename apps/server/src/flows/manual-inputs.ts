import type { ByHand } from '@chairflow/api'
import type { FlowDocument } from '@chairflow/flow'
import { definitions } from '@chairflow/nodes/definitions'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Static } from 'typebox'

const settings = definitions.manual.config
const isManual = new Ajv2020({ strict: false }).compile<Static<typeof settings>>(settings)

/** What a person fills in to start a flow by hand; null when it does not start by hand. */
export function manualInputs({ logic }: FlowDocument): ByHand | null {
  const trigger = logic.nodes.find(({ type }) => type === definitions.manual.type)
  const config = trigger?.config
  if (!isManual(config)) return null
  return {
    needsAppointment: config.about === 'appointment',
    inputs: config.inputs.map(({ name, title, required }) => {
      return { name, label: title, isRequired: required }
    }),
  }
}
