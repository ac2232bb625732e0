import type { Behavior, Person, Slot } from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

export type Memory = {
  readonly person: Person
  /** As it is asked for. */
  readonly slot: Slot
  /** Set where an existing visit is moved: the practice system's id. */
  readonly visitId?: string
  /** The practice system's id of the room that was asked for; null: none. */
  readonly room?: string | null
}

export type Config = Static<(typeof definition)['config']>
type Decide = Behavior<typeof definition, Memory>
export type Event = Parameters<Decide>[1]
export type Context = Parameters<Decide>[2]
export type Deciding = ReturnType<Decide>
