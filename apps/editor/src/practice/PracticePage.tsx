import { Container, Tabs, Text, Title } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { CalendarTab } from './CalendarTab.tsx'
import { ConnectionsTab } from './ConnectionsTab.tsx'
import { EventsTab } from './EventsTab.tsx'
import { LogTab } from './log/LogTab.tsx'
import { MessagesTab } from './MessagesTab.tsx'
import { ProvidersTab } from './ProvidersTab.tsx'
import './practice.css'
import { RulesTab } from './RulesTab.tsx'
import { ReroutesTab } from './reroutes/ReroutesTab.tsx'
import { ServicesTab } from './ServicesTab.tsx'
import { texts } from './texts.ts'
import { WaitlistTab } from './waitlist/WaitlistTab.tsx'
import { WordsTab } from './words/WordsTab.tsx'

const TABS = [
  { name: 'calendar', Panel: CalendarTab },
  { name: 'to-move', Panel: ReroutesTab },
  { name: 'waitlist', Panel: WaitlistTab },
  { name: 'providers', Panel: ProvidersTab },
  { name: 'services', Panel: ServicesTab },
  { name: 'rules', Panel: RulesTab },
  { name: 'words', Panel: WordsTab },
  { name: 'messages', Panel: MessagesTab },
  { name: 'connections', Panel: ConnectionsTab },
  { name: 'events', Panel: EventsTab },
  { name: 'log', Panel: LogTab },
] as const satisfies readonly { readonly name: keyof typeof texts.tab; readonly Panel: unknown }[]

/** The practice as Chairflow knows it, to look things up. */
export function PracticePage() {
  const [shown, show] = useShownTab()
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tab is what makes it scroll
  useEffect(() => {
    const tab = list.current?.querySelector('[aria-selected="true"]')
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  return (
    <Container size="lg" py={{ base: 'lg', sm: 40 }}>
      <Title order={1} size="h2">
        {texts.title}
      </Title>
      <Text c="dimmed" mt={4} mb="lg">
        {texts.lead}
      </Text>
      <Tabs value={shown} onChange={show} keepMounted={false}>
        <Tabs.List mb="lg" className="cf-practice-tabs" ref={list}>
          {TABS.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {texts.tab[name]}
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

/** Which tab is open lives in the address, so that it can be shared and gone back to. */
function useShownTab() {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const navigate = useNavigate()
  const shown = TABS.find(({ name }) => name === search.tab)?.name ?? 'calendar'
  const show = (tab: string | null) =>
    void navigate({ to: '/practice', search: { tab } as never, replace: true })
  return [shown, show] as const
}
