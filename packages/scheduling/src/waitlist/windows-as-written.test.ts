import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readWindows } from './read-windows.ts'

const lines = readFileSync(new URL('testing/windows.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => / ([=~])> /.exec(line))
  .filter((sign) => sign !== null)
const phrases = lines.map(({ input, index, 0: sign, 1: kind }) => ({
  text: input.slice(0, index),
  meant: input.slice(index + sign.length),
  mayBeAskedBack: kind === '~',
}))

describe('what people write about their days and hours is read as they mean it, or asked back', () => {
  test.each(phrases)('$text', ({ text, meant, mayBeAskedBack }) => {
    expect(mayBeAskedBack ? [meant, '?'] : [meant]).toContain(read(text.replaceAll('\\n', '\n')))
  })
})

function read(text: string): string {
  const windows = readWindows(text)?.map(({ days, from, to }) => `${days.join('')} ${from}-${to}`)
  return windows?.join(' + ') ?? '?'
}
