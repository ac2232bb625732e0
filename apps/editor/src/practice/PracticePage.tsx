import { Container, Tabs, Text, Title } from '@mantine/core'
import {
  CalendarTab,
  ConnectionsTab,
  EventsTab,
  MessagesTab,
  ProvidersTab,
  ServicesTab,
  WaitlistTab,
} from './tabs.tsx'
import { texts } from './texts.ts'

const TABS = [
  { name: 'calendar', label: texts.calendar, Panel: CalendarTab },
  { name: 'waitlist', label: texts.waitlist, Panel: WaitlistTab },
  { name: 'providers', label: texts.providers, Panel: ProvidersTab },
  { name: 'services', label: texts.services, Panel: ServicesTab },
  { name: 'messages', label: texts.messages, Panel: MessagesTab },
  { name: 'connections', label: texts.connections, Panel: ConnectionsTab },
  { name: 'events', label: texts.events, Panel: EventsTab },
] as const

/** The practice as Chairflow knows it, to look things up. */
export function PracticePage() {
  return (
    <Container size="lg" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      <Tabs defaultValue="calendar" keepMounted={false}>
        <Tabs.List mb="md">
          {TABS.map(({ name, label }) => (
            <Tabs.Tab key={name} value={name}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TABS.map(({ name, Panel }) => (
          <Tabs.Panel key={name} value={name}>
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Container>
  )
}
