import type { LexiconAnswer } from '@chairflow/api'
import { Stack, Text, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { Loaded } from '../Loaded.tsx'
import { texts } from './texts.ts'
import { WordTable } from './WordTable.tsx'
import type { Word } from './words-api.ts'

type Props = {
  readonly words: readonly Word[]
  readonly categories: LexiconAnswer['categories']
  readonly onOpen: (word: Word) => void
}

const SHOWN_FIRST = 20

/** Many words, found by a part of them or of what they mean. */
export function AlongWords({ words, categories, onOpen }: Props) {
  const [wanted, want] = useState('')
  const labels = new Map(categories.map(({ id, label }) => [id, label]))
  const found = words.filter((word) => isLike(word, labels.get(word.category) ?? '', wanted))
  const shown = found.slice(0, SHOWN_FIRST)
  return (
    <Stack gap="sm">
      <TextInput
        label={texts.find}
        maw={420}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wanted}
        onChange={({ currentTarget }) => want(currentTarget.value)}
      />
      <Text size="sm" c="dimmed" role="status">
        {texts.shown(shown.length, found.length)}
      </Text>
      <Loaded
        query={{ data: shown, error: null, refetch: () => null }}
        isEmpty={({ length }) => length === 0}
        empty={{ title: texts.noneFound, body: texts.noneFoundBody }}
      >
        {(rows) => <WordTable label={texts.alongTitle} {...{ rows, categories, onOpen }} />}
      </Loaded>
    </Stack>
  )
}

function isLike({ name, synonyms }: Word, label: string, wanted: string): boolean {
  const part = wanted.trim().toLowerCase()
  return [name, label, ...synonyms].some((text) => text.toLowerCase().includes(part))
}
