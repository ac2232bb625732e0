import type { Behavior } from '@chairflow/node-kit'
import type { Static } from 'typebox'
import type { definition } from './definition.ts'
import type { Memory } from './memory.ts'

export type Config = Static<(typeof definition)['config']>
export type Context = Parameters<Behavior<typeof definition, Memory>>[2]
