import type { Instant } from '@chairflow/connector-kit'
import type { Static } from 'typebox'
import type { JsonObject } from './behavior.ts'
import type { NodeDefinition } from './definition.ts'
import type { AppointmentScope, CredentialScope, ScheduleScope } from './values.ts'

/** Something that happened in the practice and may start flows. */
export type Happening =
  | {
      readonly type: 'appointment'
      readonly at: Instant
      readonly change:
        | 'booked'
        | 'confirmed'
        | 'cancelled'
        | 'changed'
        | 'no-show'
        /** Somebody is out, a certificate lapses, a room is closed: not the calendar changed, but the practice. */
        | 'needs-reroute'
      readonly scope: AppointmentScope
    }
  | {
      readonly type: 'schedule'
      readonly at: Instant
      /** When it should have happened; earlier than `at` after a downtime. */
      readonly dueAt: Instant
      readonly scope: ScheduleScope
    }
  | {
      /** Told once a day for each certificate that ends within 90 days or ended lately. */
      readonly type: 'credential'
      readonly at: Instant
      readonly scope: CredentialScope
    }
  | {
      readonly type: 'manual'
      readonly at: Instant
      readonly actor: string
      readonly input: JsonObject
      /** The appointment it was started for, when there is one. */
      readonly appointment: AppointmentScope | null
    }

export type Start = {
  /** Variables the execution starts with. */
  readonly scope: JsonObject
  /** First line of the journal: why the execution exists. */
  readonly because: string
  /** Set when a person is to decide first whether it starts: what to ask them. */
  readonly askFirst?: string
  /** Starts with one key by one trigger happen once, for ever; absent: each time. */
  readonly once?: string
}

/** Decides whether a happening starts a flow; null when it does not. Pure, like a behavior. */
export type Trigger<Definition extends NodeDefinition> = (
  config: Static<Definition['config']>,
  happening: Happening,
) => Start | null

/** For triggers that come by the clock: the next instant after `after`, or null for never. Pure. */
export type NextDue<Definition extends NodeDefinition> = (
  config: Static<Definition['config']>,
  after: Instant,
  timeZone: string,
) => Instant | null
