import type { LexiconAnswer } from '@chairflow/api'
import { Button, Group, Text } from '@mantine/core'
import { ListTable } from '../ListTable.tsx'
import { texts } from './texts.ts'
import { useRemoveWord } from './use-word-changes.ts'
import type { Word } from './words-api.ts'

type Props = {
  readonly label: string
  readonly rows: readonly Word[]
  readonly categories: LexiconAnswer['categories']
  readonly onOpen: (word: Word) => void
}

/** Words with what they mean; the practice's own can be removed. */
export function WordTable({ label, rows, categories, onOpen }: Props) {
  const labelOf = (category: string) => categories.find(({ id }) => id === category)?.label
  return (
    <ListTable
      label={label}
      rows={rows.map((word) => ({ ...word, id: word.name }))}
      columns={[
        { title: texts.name, cell: ({ name }) => name },
        {
          title: texts.means,
          cell: (word) => (
            <>
              {labelOf(word.category) ?? word.category}
              {word.isOffered === false && (
                <Text size="sm" c="dimmed">
                  {texts.notOffered}
                </Text>
              )}
            </>
          ),
        },
        { title: texts.others, cell: ({ synonyms }) => synonyms.join(', ') },
        { title: texts.change, cell: (word) => <Actions word={word} onOpen={onOpen} /> },
      ]}
    />
  )
}

type ActionsProps = { readonly word: Word; readonly onOpen: (word: Word) => void }

function Actions({ word, onOpen }: ActionsProps) {
  const { mutate, isPending } = useRemoveWord()
  return (
    <Group gap="xs" wrap="nowrap">
      <Button
        size="compact-sm"
        variant="default"
        aria-label={texts.of(texts.edit, word.name)}
        onClick={() => onOpen(word)}
      >
        {texts.edit}
      </Button>
      {word.isOwn && (
        <Button
          size="compact-sm"
          variant="default"
          disabled={isPending}
          aria-label={texts.of(texts.remove, word.name)}
          onClick={() => mutate(word)}
        >
          {texts.remove}
        </Button>
      )}
    </Group>
  )
}
