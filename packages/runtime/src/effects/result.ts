import type { Failure } from '@chairflow/connector-kit'
import type { EffectTable } from '@chairflow/store'

/** How an effect ended, for good. */
export type Result =
  | { readonly status: 'done'; readonly output: unknown }
  | { readonly status: 'failed'; readonly failure: Failure }

/** As it was written down; null while the effect is open. */
export function resultOf({ status, outputJson, failureJson }: EffectTable): Result | null {
  if (status === 'done') return { status: 'done', output: JSON.parse(outputJson ?? 'null') }
  if (status === 'failed') return { status: 'failed', failure: JSON.parse(failureJson ?? 'null') }
  return null
}
