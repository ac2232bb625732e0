import type { Message } from '@chairflow/api'

/** All texts with one number, oldest first. */
export type Thread = {
  readonly phone: string
  readonly messages: readonly Message[]
  readonly newest: Message
}

/** Texts by number; the conversation with the newest text comes first. */
export function threadsOf(messages: readonly Message[]): readonly Thread[] {
  const threads = [...Map.groupBy(messages, ({ phone }) => phone)].flatMap(([phone, all]) => {
    const sorted = [...all].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    const newest = sorted.at(-1)
    return newest ? [{ phone, messages: sorted, newest }] : []
  })
  return threads.sort((a, b) => Date.parse(b.newest.at) - Date.parse(a.newest.at))
}
