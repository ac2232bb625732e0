import type { List, Task } from '@chairflow/api'
import { queryOptions } from '@tanstack/react-query'
import { http } from '../api.ts'

export const tasksQuery = queryOptions({
  queryKey: ['tasks', 'all'],
  queryFn: () => http.get('tasks', { searchParams: { limit: 100 } }).json<List<Task>>(),
})

export const decideTask = (id: string, choice: string, message: string | null) =>
  http
    .post(`tasks/${encodeURIComponent(id)}/decide`, {
      json: message === null ? { choice } : { choice, message },
    })
    .json<Task>()
