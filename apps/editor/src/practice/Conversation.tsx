import type { Message } from '@chairflow/api'
import { Text, Title, VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { exactWords, momentWords } from './clock-words.ts'
import { named } from './named.ts'
import { texts } from './texts.ts'
import type { Thread } from './threads.ts'
import { useTimeZone } from './use-time-zone.ts'

const words = texts.messages

type Props = { readonly thread: Thread; readonly name: string }

/** Every text with one person, the newest in view. */
export function Conversation({ thread: { phone, messages, newest }, name }: Props) {
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text is what makes it scroll
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight })
  }, [newest.id])
  return (
    <section className="cf-conversation" aria-label={words.with(name)}>
      <Title order={2} size="h5">
        {name}
      </Title>
      {name !== phone && (
        <Text size="sm" c="dimmed">
          {phone}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <ol className="cf-bubbles" ref={list} tabIndex={0} aria-label={words.with(name)}>
        {messages.map((message) => (
          <li key={message.id} className={`cf-bubble cf-bubble--${message.direction}`}>
            <Bubble message={message} name={name} />
          </li>
        ))}
      </ol>
    </section>
  )
}

const FAILED = ['failed', 'undelivered']

function Bubble({ message, name }: { readonly message: Message; readonly name: string }) {
  const timeZone = useTimeZone()
  const { at, body, direction, status, executionId } = message
  const isFailed = FAILED.includes(status)
  return (
    <>
      <VisuallyHidden>
        {direction === 'in' ? words.fromPatient(name) : words.fromUs}:
      </VisuallyHidden>
      <p className="cf-bubble-text">{body}</p>
      <p className="cf-bubble-facts">
        <time dateTime={at} title={exactWords(Date.parse(at), timeZone)}>
          {momentWords(Date.parse(at), timeZone)}
        </time>
        {direction === 'out' && (
          <span className={isFailed ? 'cf-bubble-failed' : undefined}>
            {named(texts.messageStatus, status)}
          </span>
        )}
        {direction === 'out' && executionId !== null && (
          <Link to="/executions/$executionId" params={{ executionId }} className="cf-bubble-why">
            {words.why}
          </Link>
        )}
      </p>
    </>
  )
}
