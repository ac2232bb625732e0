import { Button, Combobox, Text, useCombobox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Variable } from './form-context.ts'
import { texts } from './texts.ts'

type Props = {
  readonly label: string
  readonly variables: readonly Variable[]
  readonly onInsert: (placeholder: string) => void
}

const PLAIN_KINDS: readonly string[] = ['string', 'number', 'integer', 'instant']

/** Puts the name of something known into a text, found by its title. */
export function InsertMenu({ label, variables, onInsert }: Props) {
  const [search, setSearch] = useState('')
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => combobox.focusSearchInput(),
  })
  const entries = placeholders(variables).filter(({ title }) =>
    title.toLocaleLowerCase().includes(search.trim().toLocaleLowerCase()),
  )
  const sources = [...new Set(entries.map(({ from }) => from))]
  return (
    <Combobox
      store={combobox}
      width={300}
      position="bottom-start"
      onOptionSubmit={(placeholder) => {
        combobox.closeDropdown()
        onInsert(placeholder)
      }}
    >
      <Combobox.Target withAriaAttributes={false}>
        <Button
          size="compact-sm"
          variant="light"
          leftSection={<IconPlus size={14} />}
          aria-label={`${texts.insert}: ${label}`}
          title={texts.insertHere}
          onClick={() => combobox.toggleDropdown()}
        >
          {texts.insert}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          aria-label={texts.insertHere}
          placeholder={texts.choose}
        />
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }}>
          {entries.length === 0 && <Combobox.Empty>{texts.noVariables}</Combobox.Empty>}
          {sources.map((from) => (
            <Combobox.Group key={from} label={from}>
              {entries
                .filter((entry) => entry.from === from)
                .map(({ placeholder, title }) => (
                  <Combobox.Option key={placeholder} value={placeholder}>
                    <Text size="sm">{title}</Text>
                  </Combobox.Option>
                ))}
            </Combobox.Group>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** What can be put into a text; a moment is put in as its day or its time. */
function placeholders(variables: readonly Variable[]) {
  return variables
    .filter(({ kind }) => PLAIN_KINDS.includes(kind))
    .flatMap(({ path, title, kind, from }) =>
      kind === 'instant'
        ? [
            { placeholder: `{{ ${path} | day }}`, title: texts.day(title), from },
            { placeholder: `{{ ${path} | time }}`, title: texts.time(title), from },
          ]
        : [{ placeholder: `{{ ${path} }}`, title, from }],
    )
}
