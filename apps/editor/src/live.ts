import type { LiveEvent } from '@chairflow/api'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

const KEYS: Readonly<Record<LiveEvent['topic'], string>> = {
  flow: 'flows',
  execution: 'executions',
  task: 'tasks',
  message: 'messages',
  event: 'events',
  alert: 'alerts',
  practice: 'practice',
}

const GATHER_MS = 400

/** Reads again what the server says has changed; bursts are gathered into one reading. */
export function useLiveUpdates() {
  const client = useQueryClient()
  useEffect(() => {
    const stream = new EventSource('/api/v1/stream')
    const stale = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const flush = () => {
      timer = undefined
      for (const key of stale) void client.invalidateQueries({ queryKey: [key] })
      stale.clear()
    }
    stream.onmessage = ({ data }) => {
      const topic = topicOf(data)
      if (!topic) return
      stale.add(KEYS[topic])
      timer ??= setTimeout(flush, GATHER_MS)
    }
    return () => {
      stream.close()
      clearTimeout(timer)
    }
  }, [client])
}

function topicOf(data: unknown): LiveEvent['topic'] | null {
  if (typeof data !== 'string') return null
  try {
    const topic: unknown = JSON.parse(data)?.topic
    return typeof topic === 'string' && isTopic(topic) ? topic : null
  } catch {
    return null
  }
}

const isTopic = (topic: string): topic is LiveEvent['topic'] => Object.hasOwn(KEYS, topic)
