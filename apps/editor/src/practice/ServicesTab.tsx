import { type CredentialRule, type Service, sayAtEach } from '@chairflow/scheduling'
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { plainWords } from '../executions/plain-words.ts'
import { ListTable } from './ListTable.tsx'
import { Loaded } from './Loaded.tsx'
import { named } from './named.ts'
import { locationsQuery, roomsQuery, servicesQuery } from './queries.ts'
import { PlacesEdit } from './services/PlacesEdit.tsx'
import { texts } from './texts.ts'

const words = texts.services

/** What is offered, who may do it, and where. */
export function ServicesTab() {
  return (
    <Stack gap={40}>
      <section aria-labelledby="services-title">
        <Title order={2} size="h4" mb="sm" id="services-title">
          {words.services}
        </Title>
        <Services />
      </section>
      <section aria-labelledby="rooms-title">
        <Title order={2} size="h4" mb="sm" id="rooms-title">
          {words.rooms}
        </Title>
        <Rooms />
      </section>
    </Stack>
  )
}

const isEmpty = ({ items }: { readonly items: readonly unknown[] }) => items.length === 0

function Services() {
  const query = useQuery(servicesQuery)
  const locations = useQuery(locationsQuery).data?.items ?? []
  const change = {
    title: words.change,
    cell: (service: Service) => <PlacesEdit service={service} locations={locations} />,
  }
  return (
    <Loaded
      query={query}
      isEmpty={isEmpty}
      empty={{ title: words.emptyServices, body: words.emptyBody }}
    >
      {({ items }) => (
        <ListTable
          label={words.services}
          rows={items}
          columns={[
            { title: words.name, cell: ({ name }) => name },
            { title: words.who, cell: atEach(roleWords) },
            {
              title: words.needs,
              cell: atEach(
                ({ requirement }) => ruleWords(requirement.credentials) || words.noNeeds,
              ),
            },
            { title: words.room, cell: atEach(({ roomType }) => plainWords(roomType)) },
            {
              title: words.length,
              cell: atEach((here) => words.minutes(here.durationMinutes, here.bufferAfterMinutes)),
            },
            ...(locations.length > 1 ? [change] : []),
          ]}
        />
      )}
    </Loaded>
  )
}

const atEach = (say: (here: Service) => string) => (service: Service) => (
  <AtEach service={service} say={say} />
)

type AtEachProps = { readonly service: Service; readonly say: (here: Service) => string }

/** Once, or for each location where they differ. */
function AtEach({ service, say }: AtEachProps) {
  const { data } = useQuery(locationsQuery)
  return sayAtEach(service, data?.items ?? [], say).map(({ words: said, locations }) => (
    <Text key={said} inherit>
      {locations.length === 0 ? said : words.at(locations.join(', '), said)}
    </Text>
  ))
}

const roleWords = ({ requirement: { roles } }: Service) =>
  roles.map(shortRole).join(', ') || words.anyRole

/** "neurotoxin, and laser or IPL" */
function ruleWords(rule: CredentialRule, isPart = false): string {
  if ('kind' in rule) return credentialName(rule.kind)
  const words = ('all' in rule ? rule.all : rule.any).map((part) => ruleWords(part, true))
  const text = words.join('all' in rule ? ', ' : texts.services.or)
  return isPart && words.length > 1 ? `(${text})` : text
}

const credentialName = (kind: string) => named(texts.credentialName, kind)

/** "RN" stays; "laser-technician" becomes words. */
const shortRole = (role: string) => (role === role.toUpperCase() ? role : plainWords(role))

function Rooms() {
  const query = useQuery(roomsQuery)
  return (
    <Loaded
      query={query}
      isEmpty={isEmpty}
      empty={{ title: words.emptyRooms, body: words.emptyBody }}
    >
      {({ items }) => (
        <ListTable
          label={words.rooms}
          rows={items}
          columns={[
            { title: words.name, cell: ({ name }) => name },
            { title: words.kind, cell: ({ type }) => plainWords(type) },
            { title: words.holds, cell: ({ capacity }) => capacity },
          ]}
        />
      )}
    </Loaded>
  )
}
