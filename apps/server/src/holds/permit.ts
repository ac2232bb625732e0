import type { OverbookInput, OverbookPermission } from '@chairflow/api'
import {
  findOverbookPermission,
  permitOverbooking,
  revokeOverbookPermission,
  type Tx,
} from '@chairflow/store'
import type { Chairflow } from '../chairflow.ts'
import { readInstant } from '../practice/read-instant.ts'
import { refuse } from '../practice/refuse.ts'
import { HttpProblem } from '../problem.ts'
import { permissionView } from './permission-view.ts'
import { resourceName } from './resource-name.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

type Resource = OverbookInput['resources'][number]
type Wanted = { readonly body: OverbookInput; readonly actor: string }

/** Writes down that somebody permits it, with its record, in one commit. */
export async function permit(
  { runtime }: Chairflow,
  { body, actor }: Wanted,
): Promise<OverbookPermission> {
  const { clock, newId } = runtime.host.ports
  const id = newId('ovb')
  return runtime.store.write((tx) => {
    const at = clock.now()
    const { startAt, endAt } = timesOf(body, at)
    const names = body.resources.map((one, index) => nameOf(tx, one, `resources.${index}.id`))
    const told = { permittedBy: body.permittedBy.trim(), reason: body.reason.trim() }
    const { permittedBy, reason } = spoken(told)
    const granted = {
      ...{ id, permittedBy, reason, actor, startAt, endAt },
      ...{ permittedAt: at, usableUntil: at + body.minutes * MINUTE_MS },
      resourcesJson: JSON.stringify(body.resources.map(({ kind, id: of }) => ({ kind, id: of }))),
    }
    permitOverbooking(tx, granted, names.join(', '))
    return view(tx, id, at)
  })
}

/** Takes it back before it is used. */
export async function revoke(
  { runtime }: Chairflow,
  { id, actor }: { readonly id: string; readonly actor: string },
): Promise<void> {
  const at = runtime.host.ports.clock.now()
  await runtime.store.write((tx) => {
    const { usedBy } = known(tx, id)
    if (usedBy !== null) {
      throw new HttpProblem(409, 'It was used already. Give back the hold that it was used for.')
    }
    revokeOverbookPermission(tx, { id, actor, at })
  })
}

export function view(tx: Tx, id: string, at: number): OverbookPermission {
  return permissionView(tx, known(tx, id), at)
}

function known(tx: Tx, id: string) {
  const found = findOverbookPermission(tx, id)
  if (found === undefined) throw new HttpProblem(404, 'There is no such permission.')
  return found
}

function timesOf(body: OverbookInput, now: number) {
  const startAt = readInstant(body.startAt, 'startAt')
  const endAt = readInstant(body.endAt, 'endAt')
  if (endAt <= startAt) refuse('end-before-start', 'endAt', 'The end must be after the start.')
  if (endAt <= now) refuse('in-the-past', 'endAt', 'This time is over.')
  if (endAt - startAt > DAY_MS) {
    refuse('too-long', 'endAt', 'A permission is for one visit: a day at most.')
  }
  return { startAt, endAt }
}

/** Blanks are no name and no reason. */
function spoken(told: Pick<OverbookInput, 'permittedBy' | 'reason'>) {
  if (told.permittedBy === '') refuse('missing', 'permittedBy', 'Please say who permits it.')
  if (told.reason === '') refuse('missing', 'reason', 'Please say why.')
  return told
}

function nameOf(tx: Tx, { kind, id }: Resource, field: string): string {
  const found = resourceName(tx, kind, id)
  return found ?? refuse(`unknown-${kind}`, field, 'There is no such provider, room or device.')
}
