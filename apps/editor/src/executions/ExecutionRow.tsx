import type { Execution } from '@chairflow/api'
import { VisuallyHidden } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { whenWords } from '../flows/when-words.ts'
import { exactWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { durationWords } from './duration-words.ts'
import { plainWords } from './plain-words.ts'
import { StatusWord } from './StatusWord.tsx'
import { texts } from './texts.ts'
import { useNow } from './use-now.ts'
import { useSubjectWords } from './use-subject-words.ts'

/** The clock of the list is not read more often. */
const MINUTE_MS = 60_000

/** One run: the whole row leads to what happened. */
export function ExecutionRow({ execution }: { readonly execution: Execution }) {
  const { id, flowName, subject, status, outcome, startedAt, isQueued } = execution
  const now = useNow()
  const timeZone = useTimeZone()
  const subjectWords = useSubjectWords(subject)
  const startedAtMs = Date.parse(startedAt)
  return (
    <li className="cf-run" data-testid={`execution-${id}`}>
      <span className="cf-run-name">
        <Link to="/executions/$executionId" params={{ executionId: id }} className="cf-run-link">
          {flowName}
        </Link>
        <span className="cf-run-about">{subjectWords}</span>
      </span>
      <StatusWord status={status} isQueued={isQueued} />
      <span className="cf-run-outcome">
        <VisuallyHidden>{texts.column.outcome}: </VisuallyHidden>
        {outcome ? plainWords(outcome) : texts.noOutcome}
      </span>
      <time dateTime={startedAt} title={exactWords(startedAtMs, timeZone)} className="cf-run-when">
        <VisuallyHidden>{texts.column.started} </VisuallyHidden>
        {whenWords(startedAtMs, now)}
      </time>
      <span className="cf-run-lasted">{lengthOf(execution, now)}</span>
    </li>
  )
}

function lengthOf({ startedAt, endedAt }: Execution, now: number): string {
  const from = Date.parse(startedAt)
  if (endedAt !== null) return durationWords(Date.parse(endedAt) - from)
  if (now - from < MINUTE_MS) return texts.justStarted
  return texts.soFar(durationWords(Math.floor((now - from) / MINUTE_MS) * MINUTE_MS))
}
