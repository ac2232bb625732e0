import { exactWords, momentWords } from './clock-words.ts'
import { useTimeZone } from './use-time-zone.ts'

/** An instant (RFC 3339) in few words, with all of it for whoever asks. */
export function Moment({ at }: { readonly at: string }) {
  const timeZone = useTimeZone()
  return (
    <time dateTime={at} title={exactWords(Date.parse(at), timeZone)}>
      {momentWords(Date.parse(at), timeZone)}
    </time>
  )
}
