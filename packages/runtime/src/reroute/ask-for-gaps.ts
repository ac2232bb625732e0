import {
  expireTask,
  findTask,
  getMeta,
  listGaps,
  openTask,
  setMeta,
  type Tx,
  updateTask,
} from '@chairflow/store'
import type { Changes, Host } from '../host.ts'

const META = 'gapsAskedFor'
const CHOICES = [{ id: 'done', label: 'I have entered it' }]
/** More than that nobody reads; the rest is counted. */
const MOST_LINES = 30

/** What was asked for last, and by which task. */
type Asked = { readonly taskId: string; readonly gaps: readonly string[] }

/**
 * One task says what the practice has not entered, for all bookings that cannot be judged without it.
 * It is kept up to date, goes when all is there, and comes again only for something new.
 */
export function askForGaps(tx: Tx, host: Host, at: number): Changes {
  const found = listGaps(tx)
  const bookings = found.reduce((sum, one) => sum + one.bookings, 0)
  const gaps = [...new Set(found.flatMap(({ reasonsJson }) => textsOf(reasonsJson)))].sort()
  const asked = readAsked(tx)
  if (gaps.join() === (asked?.gaps ?? []).join()) return []
  const isOpen = asked !== null && findTask(tx, asked.taskId)?.status === 'open'
  const isNews = gaps.some((gap) => asked === null || !asked.gaps.includes(gap))
  const taskId = isOpen || (!isNews && asked !== null) ? asked.taskId : host.ports.newId('gaps')
  setMeta(tx, META, JSON.stringify({ taskId, gaps }))
  const text = { title: TITLE, body: bodyOf(gaps, bookings) }
  if (isOpen && gaps.length === 0) expireTask(tx, taskId)
  else if (isOpen) updateTask(tx, { id: taskId, ...text })
  else if (isNews) openTask(tx, { ...blank, id: taskId, ...text, openedAt: at })
  else return []
  return [{ topic: 'task', id: taskId }]
}

const TITLE = 'Bookings cannot be checked: shifts or certificates are not entered'

const blank = {
  executionId: null,
  nodeId: null,
  kind: 'review',
  draftMessage: null,
  choicesJson: JSON.stringify(CHOICES),
  dueAt: null,
} as const

function bodyOf(gaps: readonly string[], bookings: number): string {
  const rest = gaps.length - MOST_LINES
  const more = rest > 0 ? [`… and ${rest} more.`] : []
  const how = bookings === 1 ? '1 booking' : `${bookings} bookings`
  return [
    `Please enter this under Practice; until then ${how} or more cannot be checked against it:`,
    [...gaps.slice(0, MOST_LINES).map((gap) => `- ${gap}`), ...more].join('\n'),
  ].join('\n\n')
}

function textsOf(reasonsJson: string): readonly string[] {
  return (JSON.parse(reasonsJson) as readonly { readonly text: string }[]).map(({ text }) => text)
}

function readAsked(tx: Tx): Asked | null {
  const kept = getMeta(tx, META)
  return kept === undefined || kept === null ? null : (JSON.parse(kept) as Asked)
}
