import type { Role } from '../roles.ts'
import { foldWords } from './fold-words.ts'
import { type Read, read, unread } from './matrix-cell.ts'
import { roleOf } from './role-words.ts'

/** Somebody as a matrix names them. */
export type NamedPerson = {
  /** As it stands there, e.g. "Dr. Lee". */
  readonly name: string
  /** Without title and letters, e.g. "Lee". */
  readonly ownName: string
  /** Null when the name carries none: then it must be somebody who is known. */
  readonly role: Role | null
}

const NOBODY = /^(none|nobody|tbd|n\/a|-+)?$/

/** "Dr. Lee, NP Martinez"; "Jane Lee, MD" is one person. */
export function readPeople(text: string): Read<readonly NamedPerson[]> {
  if (NOBODY.test(foldWords(text))) return read([])
  const pieces = text
    .split(/[,;/&\n]|\band\b/i)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
  const people: NamedPerson[] = []
  for (const piece of pieces) {
    const letters = roleOf(foldWords(piece))
    const last = people.at(-1)
    if (letters === null) people.push(personOf(piece))
    else if (last?.role === null)
      people.splice(-1, 1, { ...last, name: `${last.name}, ${piece}`, role: letters })
    else
      return unread(
        'nobody-named',
        `"${piece}" is a role. Write a name beside it, such as "${piece} Lee".`,
      )
  }
  return read(people)
}

/** The longest run of words before or after the name that says a role. */
function personOf(piece: string): NamedPerson {
  const words = piece.split(/\s+/)
  for (const count of [2, 1]) {
    const before = roleOf(foldWords(words.slice(0, count).join(' ')))
    if (before !== null && words.length > count) {
      return { name: piece, ownName: words.slice(count).join(' '), role: before }
    }
    const after = roleOf(foldWords(words.slice(-count).join(' ')))
    if (after !== null && words.length > count) {
      return { name: piece, ownName: words.slice(0, -count).join(' '), role: after }
    }
  }
  return { name: piece, ownName: piece, role: null }
}
