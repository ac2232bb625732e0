import { CardSummary } from './CardSummary.tsx'
import { templateParts } from './template-parts.ts'

type Props = {
  /** The text with its `{{ … }}`; empty or missing shows the other line. */
  readonly text: string | undefined
  readonly otherwise: string
}

/** A text message on a card, as the bubble it will be, with its blanks in words. */
export function CardMessage({ text, otherwise }: Props) {
  if (!text) return <CardSummary text={otherwise} />
  let at = 0
  return (
    <p className="cf-card-message">
      {templateParts(text).map((part) => {
        at += part.text.length + 1
        return part.kind === 'words' ? (
          part.text
        ) : (
          <span key={at} className="cf-card-blank">
            {part.text}
          </span>
        )
      })}
    </p>
  )
}
