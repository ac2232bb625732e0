import { get, post, type World } from './world.ts'

export type Phone = {
  readonly number: string
  readonly name: string
  readonly messages: readonly {
    readonly direction: 'to-patient' | 'from-patient'
    readonly body: string
    readonly status: string
  }[]
}

export type Appointment = {
  readonly id: string
  readonly start: string
  readonly status: string
  readonly service: string
  readonly patient: { readonly id: string; readonly name: string }
}

export async function phonesWithTexts({ sandbox }: World): Promise<readonly Phone[]> {
  const { items } = (await get(`${sandbox}/control/phones`)) as { items: readonly Phone[] }
  return items.filter(({ messages }) => messages.length > 0)
}

export async function appointments({ sandbox }: World): Promise<readonly Appointment[]> {
  const { items } = (await get(`${sandbox}/control/appointments`)) as { items: Appointment[] }
  return items
}

export function reply({ sandbox }: World, number: string, body: string): Promise<Response> {
  return post(`${sandbox}/control/phones/${encodeURIComponent(number)}/reply`, { body })
}

/** Texts to patients that contain some words. */
export function textsWith(phones: readonly Phone[], words: string): readonly string[] {
  return phones.flatMap(({ messages }) =>
    messages
      .filter(({ direction }) => direction === 'to-patient')
      .map(({ body }) => body)
      .filter((body) => body.includes(words)),
  )
}

export const OFFER = 'just opened'
export const CONFIRMATION = "You're booked"
export const FILLED = 'Slot filled'
