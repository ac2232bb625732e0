import type { LexiconAnswer } from '@chairflow/api'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Loaded } from '../Loaded.tsx'
import { AlongWords } from './AlongWords.tsx'
import { TryPhrase } from './TryPhrase.tsx'
import { texts } from './texts.ts'
import { type OpenedWord, WordDialog } from './WordDialog.tsx'
import { WordTable } from './WordTable.tsx'
import { wordsQuery } from './words-api.ts'

/** What patients call a treatment: tried out, the practice's own, and those that come along. */
export function WordsTab() {
  const query = useQuery(wordsQuery)
  return (
    <Stack gap={40}>
      <section aria-labelledby="words-try">
        <Title order={2} size="h4" id="words-try">
          {texts.tryTitle}
        </Title>
        <TryPhrase />
      </section>
      <Loaded query={query} isEmpty={() => false} empty={{ title: '', body: '' }}>
        {(lexicon) => <Words lexicon={lexicon} />}
      </Loaded>
    </Stack>
  )
}

function Words({ lexicon }: { readonly lexicon: LexiconAnswer }) {
  const [opened, open] = useState<OpenedWord>(null)
  const own = lexicon.items.filter(({ isOwn }) => isOwn)
  const along = lexicon.items.filter(({ isOwn }) => !isOwn)
  const { categories } = lexicon
  return (
    <>
      <section aria-labelledby="words-own">
        <Group justify="space-between" mb="sm">
          <div>
            <Title order={2} size="h4" id="words-own">
              {texts.ownTitle}
            </Title>
            <Text c="dimmed" size="sm">
              {texts.ownLead}
            </Text>
          </div>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => open('new')}>
            {texts.add}
          </Button>
        </Group>
        <Loaded
          query={{ data: own, error: null, refetch: () => null }}
          isEmpty={({ length }) => length === 0}
          empty={{ title: texts.ownEmpty, body: texts.ownEmptyBody }}
        >
          {(rows) => <WordTable label={texts.ownTitle} {...{ rows, categories }} onOpen={open} />}
        </Loaded>
      </section>
      <section aria-labelledby="words-along">
        <Title order={2} size="h4" mb="sm" id="words-along">
          {texts.alongTitle}
        </Title>
        <AlongWords words={along} categories={categories} onOpen={open} />
      </section>
      <WordDialog opened={opened} lexicon={lexicon} onClose={() => open(null)} />
    </>
  )
}
