import type { Slot, StepAction, StepContext } from '@chairflow/node-kit'

/** More buttons are no choice but a list. */
const MOST = 6
/** No choice that an author names can look like it. */
const PREFIX = 'time-'

type Context = Pick<StepContext<unknown>, 'read' | 'render'>

/** A button for each time: when, with whom, and where if it is not where the flow runs. */
export function timeButtons(slots: readonly Slot[], { read, render }: Context) {
  const home = read('location') as { readonly id: string } | undefined
  return slots.slice(0, MOST).map(({ startAt, provider, location }, index) => {
    const when = render('{{ at | date }}, {{ at | time }}', { at: startAt })
    const where = home === undefined || home.id === location.id ? '' : ` at ${location.name}`
    const label = `${when} with ${provider.name}${where}`
    return { id: `${PREFIX}${index + 1}`, label, isTime: true } as const
  })
}

/** The time behind a button; undefined for any other choice. */
export function timeOf(slots: readonly Slot[], choice: string): Slot | undefined {
  return choice.startsWith(PREFIX) ? slots[Number(choice.slice(PREFIX.length)) - 1] : undefined
}

/** What the flow keeps free of times that are not to be had any more. */
export function giveBack(slots: readonly Slot[]): readonly StepAction[] {
  if (slots.length === 0) return []
  const input = { slots }
  return [{ type: 'command', name: 'give-back', command: 'give-back-slots', input }]
}
