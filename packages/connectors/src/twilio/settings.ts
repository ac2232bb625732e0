import { Pace } from '@chairflow/connector-kit'
import { type Static, Type as T } from 'typebox'

export const TwilioSettings = T.Object({
  accountSid: T.String({ pattern: '^AC[0-9a-fA-F]{32}$', title: 'Account SID' }),
  fromNumber: T.Optional(
    T.String({ pattern: '^(\\+[1-9]\\d{6,14}|\\d{5,6})$', title: 'Number texts come from' }),
  ),
  messagingServiceSid: T.Optional(
    T.String({ pattern: '^MG[0-9a-fA-F]{32}$', title: 'Messaging Service SID' }),
  ),
  /** Only for a look-alike on this machine. */
  baseUrl: T.Optional(T.String({ pattern: '^https?://' })),
  requestTimeoutMs: T.Integer({ default: 15_000, minimum: 100 }),
  /** A text not delivered within this time is dropped by the carrier. */
  validityPeriodSeconds: T.Integer({ default: 1_800, minimum: 1, maximum: 36_000 }),
  /** How long after an attempt an absent text may be believed absent (facts/messaging 1.8). */
  settleMs: T.Integer({ default: 120_000, minimum: 0 }),
  /** Only where Twilio allows this number more, or less, than a plain one. */
  pace: T.Optional(T.Partial(Pace)),
})
export type TwilioSettings = Static<typeof TwilioSettings>

export const TwilioSecrets = T.Object({ authToken: T.String({ minLength: 1 }) })
export type TwilioSecrets = Static<typeof TwilioSecrets>

export type TwilioAccount = {
  readonly settings: TwilioSettings
  readonly secrets: TwilioSecrets
  readonly connectionId: string
  readonly publicUrl: string
}
