import type { List, Task } from '@chairflow/api'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

/** All that may be open at one desk; a longer list would need pages, and more people. */
const MOST_OPEN = '200'

const read = (searchParams: Readonly<Record<string, string>>) => () =>
  http.get('tasks', { searchParams }).json<List<Task>>()

export const openTasksQuery = queryOptions({
  queryKey: ['tasks', 'waiting'],
  queryFn: read({ status: 'open', limit: MOST_OPEN }),
})

/** The latest tasks of every kind, newest first. */
export const latestTasksQuery = queryOptions({
  queryKey: ['tasks', 'latest'],
  queryFn: read({ limit: '50' }),
})

/** 409 when somebody else was faster. */
export const decideTask = (id: string, choice: string, message: string | null) =>
  http
    .post(`tasks/${encodeURIComponent(id)}/decide`, {
      json: message === null ? { choice } : { choice, message },
    })
    .json<Task>()
