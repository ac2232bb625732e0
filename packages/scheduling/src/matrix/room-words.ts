import { credentialName } from '../match/credential-name.ts'
import { sentenceCase } from '../match/sentence-case.ts'
import type { Service } from '../practice/service.ts'
import { foldWords, slug } from './fold-words.ts'
import { type Read, read, unread } from './matrix-cell.ts'

export type NamedRoom = {
  /** As a room of it may be called, e.g. "Standard treatment room". */
  readonly name: string
  readonly type: string
  /** "only": no other will do. */
  readonly isOnly: boolean
}

/**
 * "Laser room only". A type that the practice has is taken as it is called there, also where the
 * matrix says "standard" before it.
 */
export function readRoom(text: string, knownTypes: readonly string[] = []): Read<NamedRoom> {
  const isOnly = /\bonly\b/i.test(text)
  const name = text.replace(/[\s,(]*\bonly\b[\s)]*/gi, ' ').trim()
  const whole = slug(name)
  if (whole === '') return unread('no-room', 'Write the kind of room, such as "Laser room only".')
  const type = whole.replace(/-room$/, '') || whole
  const names = [type, whole, type.replace(/^standard-/, '')]
  return read({ name, type: names.find((one) => knownTypes.includes(one)) ?? type, isOnly })
}

/** "Laser room only", which `readRoom` reads again. */
export function sayRoom({ roomType, roomNeed }: Pick<Service, 'roomType' | 'roomNeed'>): string {
  const words = sentenceCase(credentialName(roomType))
  const room = /\b(room|lounge|suite|area|bay)$/.test(foldWords(words)) ? words : `${words} room`
  return roomNeed === 'required' ? `${room} only` : room
}

/** A lounge or a bay holds several visits at once. */
export function isShared(type: string): boolean {
  return /(^|-)(lounge|bay)$/.test(type)
}
