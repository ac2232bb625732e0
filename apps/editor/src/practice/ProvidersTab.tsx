import type { Credential, Provider } from '@chairflow/scheduling'
import { Text, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCertificate,
  IconClockExclamation,
  IconHourglass,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNow } from '../executions/use-now.ts'
import { CredentialEdit } from './CredentialEdit.tsx'
import { calendarDate, calendarDateWords, wallClockWords } from './clock-words.ts'
import { type CredentialState, credentialState } from './credential-state.ts'
import { Loaded } from './Loaded.tsx'
import { named } from './named.ts'
import { dayWords } from './preference-words.ts'
import { credentialsQuery, providersQuery } from './queries.ts'
import { texts } from './texts.ts'
import { useTimeZone } from './use-time-zone.ts'

const words = texts.providers

/** Who treats, when they work, and what they may do until when. */
export function ProvidersTab() {
  const query = useQuery(providersQuery)
  const credentials = useQuery(credentialsQuery)
  const both = {
    data: query.data &&
      credentials.data && { providers: query.data, credentials: credentials.data },
    error: query.error ?? credentials.error,
    refetch: () => Promise.all([query.refetch(), credentials.refetch()]),
  }
  return (
    <Loaded
      query={both}
      isEmpty={({ providers }) => providers.items.length === 0}
      empty={{ title: words.empty, body: words.emptyBody }}
    >
      {(data) => (
        <ul className="cf-people" aria-label={texts.tab.providers}>
          {data.providers.items.map((provider) => (
            <ProviderCard
              key={provider.id}
              provider={provider}
              credentials={data.credentials.items.filter(
                ({ providerId }) => providerId === provider.id,
              )}
            />
          ))}
        </ul>
      )}
    </Loaded>
  )
}

type CardProps = { readonly provider: Provider; readonly credentials: readonly Credential[] }

function ProviderCard({ provider, credentials }: CardProps) {
  const { displayName, firstName, lastName, roles, shifts, locationId } = provider
  const today = calendarDate(useNow(), useTimeZone(locationId))
  return (
    <li className="cf-person">
      <Title order={2} size="h5">
        {displayName}
      </Title>
      <Text size="sm" c="dimmed">
        {firstName} {lastName}, {roles.map((role) => named(texts.roles, role)).join(', ')}
      </Text>
      <Text size="sm" mt="xs">
        {words.works} {shiftWords(shifts)}
      </Text>
      {credentials.length === 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          {words.none}
        </Text>
      ) : (
        <ul className="cf-certificates" aria-label={words.certificates}>
          {credentials.map((credential) => (
            <Certificate
              key={credential.id}
              credential={credential}
              today={today}
              holder={displayName}
            />
          ))}
        </ul>
      )}
    </li>
  )
}

const ICONS = {
  valid: IconCertificate,
  noEnd: IconCertificate,
  expiring: IconClockExclamation,
  expired: IconAlertTriangle,
  notYet: IconHourglass,
  pending: IconHourglass,
  revoked: IconAlertTriangle,
} as const satisfies Record<CredentialState['kind'], unknown>

type CertificateProps = {
  readonly credential: Credential
  readonly today: string
  readonly holder: string
}

function Certificate({ credential, today, holder }: CertificateProps) {
  const state = credentialState(credential, today)
  const Icon = ICONS[state.kind]
  return (
    <li className={`cf-certificate cf-certificate--${state.kind}`}>
      <Icon size={18} stroke={1.8} aria-hidden="true" />
      <span>
        <span className="cf-certificate-name">{named(texts.credentialName, credential.kind)}</span>
        {credential.number !== '' && (
          <span className="cf-certificate-number">{words.number(credential.number)}</span>
        )}
        <span className="cf-certificate-state">{stateWords(state, credential)}</span>
      </span>
      <CredentialEdit
        credential={credential}
        name={`${named(texts.credentialName, credential.kind)}, ${holder}`}
      />
    </li>
  )
}

function stateWords(state: CredentialState, { validFrom, validUntil }: Credential): string {
  const until = validUntil === null ? '' : calendarDateWords(validUntil)
  switch (state.kind) {
    case 'valid':
      return texts.credential.valid(until)
    case 'noEnd':
      return texts.credential.noEnd
    case 'expiring':
      return texts.credential.expiring(until, state.days)
    case 'expired':
      return texts.credential.expired(until)
    case 'notYet':
      return texts.credential.notYet(validFrom === null ? '' : calendarDateWords(validFrom))
    case 'pending':
      return texts.credential.pending
    case 'revoked':
      return texts.credential.revoked
    default:
      return state satisfies never
  }
}

/** Days with the same hours are said together. */
function shiftWords(shifts: Provider['shifts']): string {
  const byHours = Map.groupBy(shifts, ({ from, to }) => `${from} ${to}`)
  const spans = [...byHours.values()].flatMap((same) => {
    const [first] = same
    if (!first) return []
    const days = dayWords(same.map(({ day }) => day))
    return texts.preference.span(days, wallClockWords(first.from), wallClockWords(first.to))
  })
  return spans.join('; ')
}
