import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ListTable } from './ListTable.tsx'
import {
  appointmentsQuery,
  connectionsQuery,
  credentialsQuery,
  eventsQuery,
  messagesQuery,
  providersQuery,
  roomsQuery,
  servicesQuery,
  waitlistQuery,
} from './practice-api.ts'
import { texts } from './texts.ts'

const when = (instant: string) =>
  new Date(instant).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
const words = (code: string) => code.replaceAll('-', ' ')

export function CalendarTab() {
  return (
    <ListTable
      label={texts.calendar}
      query={useQuery(appointmentsQuery)}
      columns={[texts.time, texts.service, texts.provider, texts.room, texts.patient, texts.status]}
      keyOf={({ id }) => id}
      cells={(row) => [
        when(row.startAt),
        row.serviceName,
        row.providerName,
        row.roomName,
        row.patientName,
        words(row.status),
      ]}
    />
  )
}

export function WaitlistTab() {
  return (
    <ListTable
      label={texts.waitlist}
      query={useQuery(waitlistQuery)}
      columns={[texts.patient, texts.service, texts.prefers, texts.since, texts.status]}
      keyOf={({ id }) => id}
      cells={(row) => [
        row.patientName,
        row.serviceName,
        `${row.preference.from}–${row.preference.to}`,
        new Date(row.joinedAt).toLocaleDateString(),
        words(row.status),
      ]}
    />
  )
}

export function ProvidersTab() {
  const { data: credentials } = useQuery(credentialsQuery)
  const today = new Date().toISOString().slice(0, 10)
  const certificatesOf = (id: string) =>
    (credentials?.items ?? [])
      .filter(({ providerId }) => providerId === id)
      .map(({ kind, validUntil }) => {
        const validity = validUntil < today ? texts.expired : texts.validUntil
        return `${words(kind)} (${validity(validUntil)})`
      })
  return (
    <ListTable
      label={texts.providers}
      query={useQuery(providersQuery)}
      columns={[texts.provider, texts.role, texts.certificates]}
      keyOf={({ id }) => id}
      cells={({ id, displayName, role }) => [
        displayName,
        words(role),
        certificatesOf(id).join('; '),
      ]}
    />
  )
}

export function ServicesTab() {
  return (
    <Stack gap="xl">
      <ListTable
        label={texts.services}
        query={useQuery(servicesQuery)}
        columns={[texts.service, texts.needs, texts.room, texts.length]}
        keyOf={({ id }) => id}
        cells={({ name, requirement, roomType, durationMinutes, bufferMinutes }) => [
          name,
          [...requirement.credentials.map(words), requirement.roles.join('/')]
            .filter(Boolean)
            .join(' + '),
          words(roomType),
          texts.minutes(durationMinutes, bufferMinutes),
        ]}
      />
      <Title order={2} size="h4">
        {texts.room}
      </Title>
      <ListTable
        label={texts.room}
        query={useQuery(roomsQuery)}
        columns={[texts.name, texts.kind, texts.holds]}
        keyOf={({ id }) => id}
        cells={({ name, type, capacity }) => [name, words(type), capacity]}
      />
    </Stack>
  )
}

export function MessagesTab() {
  return (
    <ListTable
      label={texts.messages}
      query={useQuery(messagesQuery)}
      columns={[texts.at, texts.number, texts.text, texts.status]}
      keyOf={({ id }) => id}
      cells={({ at, phone, body, status, direction }) => [
        when(at),
        `${direction === 'in' ? '←' : '→'} ${phone}`,
        body,
        status,
      ]}
    />
  )
}

export function ConnectionsTab() {
  return (
    <ListTable
      label={texts.connections}
      query={useQuery(connectionsQuery)}
      columns={[texts.name, texts.kind, texts.can]}
      keyOf={({ id }) => id}
      cells={({ name, kind, capabilities }) => [name, kind, capabilities.join(', ')]}
    />
  )
}

export function EventsTab() {
  return (
    <ListTable
      label={texts.events}
      query={useQuery(eventsQuery)}
      columns={[texts.at, texts.what, texts.status, texts.cameOfIt]}
      keyOf={({ id }) => id}
      cells={({ receivedAt, type, status, reason }) => [
        when(receivedAt),
        words(type),
        words(status),
        reason,
      ]}
    />
  )
}
