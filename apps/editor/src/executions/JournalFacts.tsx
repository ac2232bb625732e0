import type { JournalLine } from '@chairflow/api'
import { IconCheck, IconX } from '@tabler/icons-react'
import { momentWords } from '../practice/clock-words.ts'
import { useTimeZone } from '../practice/use-time-zone.ts'
import { type Fact, factsOf, type Verdict } from './journal-facts.ts'
import { replayTexts } from './texts.ts'

/** The facts behind a line, folded away until somebody asks why. */
export function JournalFacts({ data }: Pick<JournalLine, 'data'>) {
  const timeZone = useTimeZone()
  const facts = factsOf(data, (atMs) => momentWords(atMs, timeZone))
  const values = facts.flatMap((fact) => (fact.kind === 'value' ? fact : []))
  return (
    <>
      {facts.map((fact) => fact.kind === 'verdicts' && <Verdicts key={fact.title} fact={fact} />)}
      {values.length > 0 && (
        <details className="cf-facts">
          <summary>{replayTexts.details}</summary>
          <dl className="cf-fact-values">
            {values.map(({ title, text }) => (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  )
}

function Verdicts({ fact }: { readonly fact: Extract<Fact, { kind: 'verdicts' }> }) {
  const { title, verdicts } = fact
  const chosen = verdicts.filter(({ isChosen }) => isChosen).length
  return (
    <details className="cf-facts">
      <summary>{replayTexts.considered(title, chosen, verdicts.length)}</summary>
      <ul className="cf-verdicts">
        {verdicts.map((verdict, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: verdicts never change, and names repeat
          <VerdictItem key={index} verdict={verdict} />
        ))}
      </ul>
    </details>
  )
}

function VerdictItem({ verdict: { name, isChosen, reasons } }: { readonly verdict: Verdict }) {
  const Icon = isChosen ? IconCheck : IconX
  const word = isChosen ? replayTexts.chosen : replayTexts.notChosen
  return (
    <li className={isChosen ? 'cf-verdict cf-verdict--chosen' : 'cf-verdict'}>
      <Icon size={15} stroke={2.2} role="img" aria-label={word} className="cf-verdict-sign" />
      <span>
        <strong>{name}</strong>
        {reasons.length > 0 && <span className="cf-verdict-why">{sentence(reasons)}</span>}
      </span>
    </li>
  )
}

function sentence(reasons: readonly string[]): string {
  const words = reasons.join(', ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}
