import type { AvailableVariable } from '@chairflow/flow'

export type Variable = AvailableVariable

/** What the widgets of a step's form know beyond their own value. */
export type FormContext = {
  /** Set on every way to the step. */
  readonly variables: readonly Variable[]
  /** The flow being drawn. */
  readonly ownFlowId: string
  /** All settings of the step, and how to change several of them at once. */
  readonly config: Readonly<Record<string, unknown>>
  readonly change: (some: Readonly<Record<string, unknown>>) => void
  /** The step sends texts, so their length matters. */
  readonly isText: boolean
}

/** The form builder hands its context on untyped; this is the one place that trusts it. */
export const contextOf = (registry: { readonly formContext: unknown }) =>
  registry.formContext as FormContext
