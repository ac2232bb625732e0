import { Button, Text } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../executions/use-now.ts'
import { whenWords } from '../flows/when-words.ts'
import { Conversation } from './Conversation.tsx'
import { Loaded } from './Loaded.tsx'
import { messagesQuery, patientsQuery } from './queries.ts'
import { texts } from './texts.ts'
import { type Thread, threadsOf } from './threads.ts'

const words = texts.messages

/** Texts to and from patients, by number; on a narrow screen the list, then one conversation. */
export function MessagesTab() {
  const query = useQuery(messagesQuery)
  return (
    <Loaded
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: words.empty, body: words.emptyBody }}
    >
      {({ items }) => <Conversations threads={threadsOf(items)} />}
    </Loaded>
  )
}

function Conversations({ threads }: { readonly threads: readonly Thread[] }) {
  const isNarrow = useMediaQuery('(max-width: 47.99em)', false, { getInitialValueInEffect: false })
  const [chosen, setChosen] = useState<string | null>(null)
  const nameOf = useNames()
  const thread =
    threads.find(({ phone }) => phone === chosen) ?? (isNarrow ? undefined : threads[0])
  const list = (
    <ThreadList threads={threads} nameOf={nameOf} shown={thread?.phone} onChoose={setChosen} />
  )
  if (!isNarrow) {
    return (
      <div className="cf-conversations">
        {list}
        {thread && <Conversation key={thread.phone} thread={thread} name={nameOf(thread.phone)} />}
      </div>
    )
  }
  if (!thread) return list
  return (
    <>
      <Button
        variant="subtle"
        mb="sm"
        leftSection={<IconArrowLeft size={16} />}
        onClick={() => setChosen(null)}
      >
        {words.back}
      </Button>
      <Conversation thread={thread} name={nameOf(thread.phone)} />
    </>
  )
}

/** Names of patients by their number; a number without a patient stays a number. */
function useNames(): (phone: string) => string {
  const patients = useQuery(patientsQuery).data?.items ?? []
  return (phone) => {
    const patient = patients.find((candidate) => candidate.phone === phone)
    return patient ? `${patient.firstName} ${patient.lastName}` : phone
  }
}

type ListProps = {
  readonly threads: readonly Thread[]
  readonly nameOf: (phone: string) => string
  readonly shown: string | undefined
  readonly onChoose: (phone: string) => void
}

function ThreadList({ threads, nameOf, shown, onChoose }: ListProps) {
  const now = useNow()
  return (
    <ul className="cf-threads" aria-label={words.conversations}>
      {threads.map(({ phone, newest }) => (
        <li key={phone}>
          <button
            type="button"
            className="cf-thread"
            data-phone={phone}
            aria-current={phone === shown ? 'true' : undefined}
            onClick={() => onChoose(phone)}
          >
            <span className="cf-thread-name">{nameOf(phone)}</span>
            <span className="cf-thread-when">{whenWords(Date.parse(newest.at), now)}</span>
            <Text component="span" size="sm" c="dimmed" className="cf-thread-last" truncate>
              {newest.direction === 'out' && `${words.you}: `}
              {newest.body}
            </Text>
          </button>
        </li>
      ))}
    </ul>
  )
}
