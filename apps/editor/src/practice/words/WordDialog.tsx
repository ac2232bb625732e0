import type { LexiconAnswer } from '@chairflow/api'
import { Modal } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { texts } from './texts.ts'
import { WordForm } from './WordForm.tsx'
import type { Word } from './words-api.ts'

/** Nothing, a new word, or one that is changed. */
export type OpenedWord = Word | 'new' | null

type Props = {
  readonly opened: OpenedWord
  readonly lexicon: LexiconAnswer
  readonly onClose: () => void
}

export function WordDialog({ opened, lexicon, onClose }: Props) {
  const isNarrow = useMediaQuery('(max-width: 48em)') ?? false
  const before = opened === 'new' ? null : opened
  return (
    <Modal
      opened={opened !== null}
      onClose={onClose}
      title={before === null ? texts.addTitle : texts.editTitle(before.name)}
      size="lg"
      fullScreen={isNarrow}
    >
      <WordForm before={before} lexicon={lexicon} onDone={onClose} />
    </Modal>
  )
}
