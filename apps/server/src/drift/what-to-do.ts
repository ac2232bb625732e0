import type { DriftOverlap, DriftTable, DriftVisit } from '@chairflow/store'

/** What a person does about a difference that is open; `name` is the practice system's. */
export function whatToDo(row: DriftTable, name: string): string {
  if (row.kind === 'overlap') return aboutOverlap(row, name)
  if (row.kind === 'missing-there') return aboutMissing(row, name)
  const there = JSON.parse(row.thereJson) as DriftVisit | null
  if (there !== null && there.unreadable !== null) return there.unreadable
  if (row.kind === 'missing-here') {
    return 'Nothing. The visit is taken over, and flows that wait for a booking start.'
  }
  return `Nothing. ${name} is right, and what it says is taken over.`
}

function aboutMissing({ needsPerson }: DriftTable, name: string): string {
  return needsPerson === 1
    ? `Many visits are gone from ${name} at once, so nothing is cancelled by itself. Check that Chairflow may still read every calendar there. If this visit is really gone, say so here.`
    : `If it was cancelled, nothing: still gone when the calendars are compared next, it counts as cancelled. If it should be there, book it again in ${name}.`
}

function aboutOverlap({ hereJson }: DriftTable, name: string): string {
  const { source } = JSON.parse(hereJson) as DriftOverlap
  switch (source) {
    case 'appointment':
      return `Move or cancel one of the two in ${name}. If both are meant, leave them.`
    case 'hold':
      return `Whoever was offered this time cannot have it any more. If you promised it, move the visit in ${name}, or find another time.`
    case 'booking':
      return `Our booking may be refused, and its flow says so then. If ${name} takes it, move one of the two there.`
    default:
      return source satisfies never
  }
}
