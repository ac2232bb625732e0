import type { Repeat } from '@chairflow/api'
import { Text } from '@mantine/core'
import { plainWords } from '../executions/plain-words.ts'
import { momentWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import './operate.css'
import { texts } from './texts.ts'

/** What was done already and would be done once more, one by one. */
export function Repeats({ repeats }: { readonly repeats: readonly Repeat[] }) {
  const timeZone = useTimeZone()
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        {texts.repeats}
      </Text>
      {repeats.length === 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {texts.repeatsNone}
        </Text>
      )}
      <ul className="cf-repeats" aria-label={texts.repeats}>
        {repeats.map((repeat, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is read as a whole
          <li key={index}>
            {titleOf(repeat)}
            {repeat.what && <span className="cf-repeat-what">“{repeat.what}”</span>}
            <span className="cf-repeat-note">
              {[texts.firstOn(momentWords(Date.parse(repeat.when), timeZone)), doubt(repeat)]
                .filter(Boolean)
                .join('. ')}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function titleOf({ activity, toWhom }: Repeat): string {
  if (activity === 'message.send') return texts.wouldText(toWhom)
  if (activity === 'appointment.book') return texts.wouldBook(toWhom)
  return texts.wouldDo(plainWords(activity.replaceAll('.', '-')), toWhom)
}

function doubt({ status }: Repeat): string {
  if (status === 'unknown') return texts.uncertain
  return status === 'under-way' ? texts.underWay : ''
}
