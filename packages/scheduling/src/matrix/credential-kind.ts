import { credentialName } from '../match/credential-name.ts'
import { sentenceCase } from '../match/sentence-case.ts'
import { slug } from './fold-words.ts'

/** What a certificate may be called, each in the one spelling that is kept. */
const NOUNS: Readonly<Record<string, string>> = {
  cert: 'certificate',
  certs: 'certificate',
  certification: 'certificate',
  certificate: 'certificate',
  certified: 'certificate',
  licence: 'license',
  license: 'license',
  licensed: 'license',
  training: 'training',
  registration: 'registration',
  insurance: 'insurance',
  agreement: 'agreement',
  privilege: 'privilege',
  card: 'card',
}

/** "certificate" of "Laser safety cert"; null when the words do not say what it is. */
export function nounOf(words: string): string | null {
  return NOUNS[slug(words).split('-').at(-1) ?? ''] ?? null
}

/**
 * "Neurotoxin cert" as "neurotoxin-certificate". Words that do not say what it is are taken as a
 * kind that is known already, else as a certificate.
 */
export function credentialKind(words: string, known: readonly string[] = []): string {
  const plain = slug(words)
  if (known.includes(plain)) return plain
  const noun = nounOf(words)
  if (noun === null) return `${plain}-certificate`
  const [last = ''] = plain.split('-').slice(-1)
  const subject = plain.slice(0, -last.length)
  return subject === '' ? noun : `${subject}${noun}`
}

/** "neurotoxin-certificate" as "Neurotoxin cert", the way a matrix says it. */
export function sayKind(kind: string): string {
  return sentenceCase(credentialName(kind.replace(/certificate$/, 'cert')))
}
