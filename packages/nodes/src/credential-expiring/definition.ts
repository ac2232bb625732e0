import { CredentialScope, defineNode } from '@chairflow/node-kit'
import { Type as T } from 'typebox'

const DAYS = [90, 60, 30, 14, 7, 1, 0] as const

export const definition = defineNode({
  type: 'credential-expiring',
  version: 1,
  title: 'A certificate is expiring',
  description: 'Starts the flow on chosen days before a certificate or license of a provider ends.',
  category: 'triggers',
  icon: 'IconCertificate',
  role: 'trigger',
  config: T.Object(
    {
      days: T.Array(T.Union(DAYS.map((days) => T.Literal(days, { title: dayWords(days) }))), {
        title: 'When it ends in',
        minItems: 1,
        uniqueItems: true,
        description: 'Each of these starts the flow once for each certificate.',
      }),
      time: T.String({
        title: 'At',
        pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
        description: 'Time of day at the location, e.g. 09:00.',
        errorMessage: 'Write the time with four digits, e.g. 09:00.',
      }),
    },
    { additionalProperties: false },
  ),
  initialConfig: { days: [60, 30, 14, 7, 0], time: '09:00' },
  ports: () => [
    {
      name: 'next',
      label: 'When it ends soon',
      required: true,
      tone: 'neutral',
      output: T.Object({}),
    },
  ],
  scope: CredentialScope,
  connections: [],
  summarize: (config) => {
    const { days, time } = config as { days?: readonly number[]; time?: string }
    if (!Array.isArray(days)) return 'Choose how many days before'
    const before = DAYS.filter((day) => day > 0 && days.includes(day)).join(', ')
    const last = days.includes(0) ? 'on the last day' : ''
    const said = [before && `${before} days before a certificate ends`, last].filter(Boolean)
    return said.length === 0
      ? 'Choose how many days before'
      : `${sentence(said)}, at ${time ?? '?'}`
  },
})

function dayWords(days: number): string {
  if (days === 0) return 'Its last day'
  return days === 1 ? '1 day' : `${days} days`
}

function sentence(parts: readonly string[]): string {
  const said = parts.join(' and ')
  return parts[0] === 'on the last day' ? 'On the last day of a certificate' : said
}
