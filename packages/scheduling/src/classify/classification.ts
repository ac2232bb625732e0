import type { IntentCode } from './intents.ts'
import type { Quantity } from './quantity.ts'

/** Beside the treatment: what kind of visit it is to be. */
export const visitModifiers = ['consult', 'follow-up', 'touch-up', 'new-patient'] as const
export type VisitModifier = (typeof visitModifiers)[number]

/** One treatment that a text asks for. */
export type ClassifiedRequest = {
  /** An id of the lexicon, e.g. dermal_filler. */
  readonly category: string
  readonly label: string
  /** A brand that was named; null when only the kind of treatment was. */
  readonly product: string | null
  readonly quantity: Pick<Quantity, 'amount' | 'unit'> | null
  /** 0 to 1. */
  readonly confidence: number
  /** The words that said so, as they were written. */
  readonly said: string
}

export type UnsureCode =
  | 'nothing-known'
  | 'vague'
  | 'misspelled'
  | 'contested'
  | 'not-offered'
  | IntentCode

/**
 * `sure`: every request is meant. `ask`: something is, and a person or a question has to settle what – it may be
 * no wish to book at all.
 * `unknown`: no treatment is spoken of.
 */
export type Classification = {
  readonly status: 'sure' | 'ask' | 'unknown'
  /** In the order in which they were said. */
  readonly requests: readonly ClassifiedRequest[]
  readonly modifiers: readonly VisitModifier[]
  /** Categories that may be meant where the text leaves it open. */
  readonly alternatives: readonly { readonly category: string; readonly label: string }[]
  readonly why: {
    readonly code: UnsureCode
    readonly text: string
    /** What can be asked back; absent where it is which treatment is meant. */
    readonly question?: string
  } | null
  /** What is left of the text, such as the wished time. */
  readonly rest: string
}
