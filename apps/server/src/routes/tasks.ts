import { DecideTask, type Task } from '@chairflow/api'
import { decideTask } from '@chairflow/runtime'
import { findTask, listTasks, type TaskTable } from '@chairflow/store'
import { Hono } from 'hono'
import type { Chairflow } from '../chairflow.ts'
import { limitOf } from '../paging.ts'
import { HttpProblem } from '../problem.ts'
import { jsonBody } from '../validated.ts'

export function taskRoutes({ runtime }: Chairflow): Hono {
  const routes = new Hono()
  routes.get('/', (c) => {
    const wanted = { status: c.req.query('status'), limit: limitOf(c) }
    const items = runtime.store.read((tx) => listTasks(tx, wanted)).map(taskView)
    return c.json({ items, nextCursor: null })
  })
  routes.post('/:id/decide', jsonBody(DecideTask), async (c) => {
    const { choice, message } = c.req.valid('json')
    const id = c.req.param('id')
    const done = await decideTask(runtime, {
      id,
      choice,
      by: c.get('actor'),
      text: message ?? null,
    })
    const task = runtime.store.read((tx) => findTask(tx, id))
    if (done === 'not-found' || task === undefined)
      throw new HttpProblem(404, 'There is no such task.')
    if (done === 'no-such-choice') throw new HttpProblem(422, 'This task has no such choice.')
    if (done === 'cannot-start') throw new HttpProblem(409, CANNOT_START)
    if (done === 'closed-before') throw new HttpProblem(409, 'This task was closed already.')
    return c.json(taskView(task))
  })
  return routes
}

const CANNOT_START =
  'This flow cannot start any more: it is not published, or its trigger or location is gone. Skip it.'

function taskView(row: TaskTable): Task {
  const { id, executionId, nodeId, title, body, draftMessage, status, decidedBy, choice } = row
  return {
    id,
    executionId,
    nodeId,
    title,
    body,
    draftMessage,
    choices: JSON.parse(row.choicesJson) as Task['choices'],
    status,
    openedAt: new Date(row.openedAt).toISOString(),
    dueAt: row.dueAt === null ? null : new Date(row.dueAt).toISOString(),
    decidedBy,
    choice,
  }
}
