import type { MatchInput, Person, Slot } from '@chairflow/node-kit'
import type { Config, Context } from './deciding.ts'

/** What is not set is left out, so that an older flow asks what it always asked. */
export function wishOf(config: Config, context: Context): MatchInput | undefined {
  const { prefer, mode, weights, visit } = config
  const slot = slotOf(config, context)
  if (slot === undefined) return undefined
  const person = patientOf(config, context)
  return {
    slot,
    prefer,
    ...(mode !== undefined && { mode }),
    ...(weights !== undefined && { weights }),
    ...(person !== undefined && { patientId: person.patientId }),
    ...(visit !== undefined && { visitId: String(context.read(visit) ?? '') }),
  }
}

/** A product that nobody named leaves the slot as it is. */
function slotOf(config: Config, context: Context): Slot | undefined {
  const slot = context.read(config.slot) as Slot | undefined
  const product = config.product === undefined ? '' : context.read(config.product)
  return slot === undefined || !isNamed(product) ? slot : { ...slot, product }
}

function isNamed(product: unknown): product is string {
  return typeof product === 'string' && product !== ''
}

export function patientOf({ patient }: Config, context: Context): Person | undefined {
  return patient === undefined ? undefined : (context.read(patient) as Person | undefined)
}
