import type { Instant } from '@chairflow/connector-kit'
import type { Static } from 'typebox'
import type { JsonObject } from './behavior.ts'
import type { NodeDefinition } from './definition.ts'
import type { AppointmentScope } from './values.ts'

/** Something that happened in the practice and may start flows. */
export type Happening = {
  readonly type: 'appointment'
  readonly at: Instant
  readonly change: 'booked' | 'confirmed' | 'cancelled' | 'changed' | 'no-show'
  readonly scope: AppointmentScope
}

export type Start = {
  /** Variables the execution starts with. */
  readonly scope: JsonObject
  /** First line of the journal: why the execution exists. */
  readonly because: string
}

/** Decides whether a happening starts a flow; null when it does not. Pure, like a behavior. */
export type Trigger<Definition extends NodeDefinition> = (
  config: Static<Definition['config']>,
  happening: Happening,
) => Start | null
