import type { LexiconAnswer } from '@chairflow/api'
import { Alert, Button, Checkbox, Group, Select, Stack, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { problemsOf, problemText } from '../../api.ts'
import { texts } from './texts.ts'
import { useSaveWord } from './use-word-changes.ts'
import { draftOf, NEW_WORD, problemsIn, termOf, type WordDraft } from './word-draft.ts'
import type { Word } from './words-api.ts'

type Props = {
  readonly before: Word | null
  readonly lexicon: LexiconAnswer
  readonly onDone: () => void
}

const LONGEST_WORD = 80
const MOST_SYNONYMS = 100

/** A word, what it means, and how else it is said. */
export function WordForm(props: Props) {
  const { before, lexicon, onDone } = props
  const { draft, problems, change, submit, save } = useWordForm(props)
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {before === null && (
          <TextInput
            label={texts.name}
            description={texts.nameHint}
            required
            data-autofocus
            maxLength={LONGEST_WORD}
            value={draft.name}
            error={problems.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        )}
        <Select
          label={texts.kind}
          required
          searchable
          nothingFoundMessage={texts.noKind}
          data={lexicon.categories.map(({ id, label }) => ({ value: id, label }))}
          value={draft.category}
          error={problems.category}
          onChange={(category) => change({ category })}
        />
        <TagsInput
          label={texts.synonyms}
          description={texts.synonymsHint}
          placeholder={texts.synonymsExample}
          maxTags={MOST_SYNONYMS}
          acceptValueOnBlur
          openOnFocus={false}
          value={[...draft.synonyms]}
          error={problems.synonyms}
          onChange={(synonyms) => change({ synonyms })}
        />
        <Checkbox
          label={texts.isBrand}
          checked={draft.isBrand}
          onChange={({ currentTarget }) => change({ isBrand: currentTarget.checked })}
        />
        <Checkbox
          label={texts.isOffered}
          description={texts.isOfferedHint}
          checked={draft.isOffered}
          onChange={({ currentTarget }) => change({ isOffered: currentTarget.checked })}
        />
        {save.error !== null && (
          <Alert classNames={{ label: 'cf-alert-label' }} color="red" role="alert">
            {problemText(save.error, texts.fault)}
          </Alert>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {texts.cancel}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {before === null ? texts.add : texts.save}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function useWordForm({ before, lexicon, onDone }: Props) {
  const [draft, setDraft] = useState(() => (before === null ? NEW_WORD : draftOf(before)))
  const [isChecked, setChecked] = useState(false)
  const save = useSaveWord({ before, onDone })
  const others = lexicon.items.filter(({ name }) => name !== before?.name)
  const wrong = problemsIn(draft, others)
  const change = (some: Partial<WordDraft>) => {
    setDraft((so) => ({ ...so, ...some }))
    if (save.error !== null) save.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (Object.keys(wrong).length === 0) save.mutate(termOf(draft))
  }
  const refused = problemsOf(save.error).map(({ field = '', message }) => [field, message])
  const problems = isChecked ? { ...wrong, ...Object.fromEntries(refused) } : {}
  return { draft, problems, change, submit, save }
}
