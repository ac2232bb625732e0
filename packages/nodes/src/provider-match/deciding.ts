import type { Behavior, Queries, Verdict } from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'

export type Ahead = Queries['look-ahead']['output']
export type Escalated = Extract<Ahead, { status: 'escalate' }>

/** What was found so far; all of it is decided in one turn. */
export type Memory = {
  /** Everybody, and why they cannot at the time that was wished for. */
  readonly candidates?: readonly Verdict[]
  /** Set while the nearest times are being held. */
  readonly escalated?: Escalated
}

export type Config = Static<(typeof definition)['config']>
type Decide = Behavior<typeof definition, Memory>
export type Context = Parameters<Decide>[2]
export type Deciding = ReturnType<Decide>
