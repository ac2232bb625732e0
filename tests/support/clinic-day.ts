import { Temporal } from 'temporal-polyfill'
import { get, post, type World } from './world.ts'

/** What the sandbox has in its calendar and who asked it for what. */
export type Booked = {
  readonly id: string
  readonly start: string
  readonly status: string
  readonly provider: string
  readonly patient: { readonly id: string; readonly name: string; readonly phone: string }
}

/** An instant at the practice, so many days from today; ISO 8601 with its offset. */
export async function clockAt({ sandbox }: World, days: number, clock: string): Promise<string> {
  const { timeZone } = await get(`${sandbox}/control/practice`)
  const date = Temporal.Now.plainDateISO(timeZone).add({ days })
  const at = date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from(clock) })
  return at.toString({ timeZoneName: 'never' })
}

/** The front desk books in the practice system; throws when it is refused. */
export async function bookInSandbox({ sandbox }: World, wanted: object): Promise<Booked> {
  const response = await post(`${sandbox}/control/appointments`, wanted)
  if (response.status !== 201) throw new Error(await response.text())
  return response.json() as Promise<Booked>
}

/** How often the practice system was told to change each visit, by its id. */
export async function changesAsked({ sandbox }: World): Promise<ReadonlyMap<string, number>> {
  const { items } = await get(`${sandbox}/control/requests`)
  const counts = new Map<string, number>()
  for (const { path, body } of items as readonly { path: string; body: unknown }[]) {
    if (!path.endsWith('/appointment/updateappointment')) continue
    const asked = (typeof body === 'string' ? JSON.parse(body) : body) as { AppointmentId: unknown }
    const id = String(asked.AppointmentId)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}
