/** One way a person can choose; wires know it by its id, people by its label. */
export type Choice = { readonly id: string; readonly label: string }

/** The choices among stored settings; half-written ones are kept, anything else is left out. */
export function choicesIn(stored: unknown): readonly Choice[] {
  if (!Array.isArray(stored)) return []
  return stored.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('id' in one)) return []
    const label = 'label' in one && typeof one.label === 'string' ? one.label : ''
    return typeof one.id === 'string' ? [{ id: one.id, label }] : []
  })
}

/**
 * An id for a new choice that no other has: `choice2` and so on. It does not follow the label, so
 * that rewording a choice does not cut its wires.
 */
export function freshChoiceId(choices: readonly Choice[]): string {
  const used = new Set(choices.map(({ id }) => id))
  let count = choices.length + 1
  while (used.has(`choice${count}`)) count += 1
  return `choice${count}`
}
