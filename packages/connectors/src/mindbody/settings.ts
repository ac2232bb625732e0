import { Pace } from '@chairflow/connector-kit'
import { type Static, Type as T } from 'typebox'

export const MindbodySettings = T.Object({
  baseUrl: T.String({
    default: 'https://api.mindbodyonline.com/public/v6',
    pattern: '^https?://',
  }),
  siteId: T.Integer({ title: 'Site id' }),
  /** IANA; Mindbody's times are local to the site, without an offset. */
  timeZone: T.String({ title: 'Time zone of the site' }),
  username: T.String({ title: 'Staff user name', minLength: 1 }),
  requestTimeoutMs: T.Integer({ default: 15_000, minimum: 100 }),
  /** The vendor's sample says base64 over the key's UTF-8 bytes; two integrators differ. */
  signatureEncoding: T.Union([T.Literal('base64'), T.Literal('hex')], { default: 'base64' }),
  signatureKeyEncoding: T.Union([T.Literal('utf8'), T.Literal('base64')], { default: 'utf8' }),
  /** How long after an attempt an absent booking may be believed absent. */
  settleMs: T.Integer({ default: 30_000, minimum: 0 }),
  /**
   * Inferred: the request schema of UpdateAppointment has ResourceIds, its text names no rooms.
   * `omit` where a site refuses them; the front desk is then told which room to set.
   */
  roomOnChange: T.Union([T.Literal('send'), T.Literal('omit')], { default: 'send' }),
  pace: T.Optional(T.Partial(Pace)),
})
export type MindbodySettings = Static<typeof MindbodySettings>

export const MindbodySecrets = T.Object({
  apiKey: T.String({ minLength: 1 }),
  password: T.String({ minLength: 1 }),
  signatureKey: T.String({ minLength: 1 }),
})
export type MindbodySecrets = Static<typeof MindbodySecrets>

export type MindbodyAccount = {
  readonly settings: MindbodySettings
  readonly secrets: MindbodySecrets
  readonly now: () => number
}
