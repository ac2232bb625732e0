import type { ComboboxItem, ComboboxParsedItem, OptionsFilter } from '@mantine/core'

/** What is offered for a search: names that begin with it first, then those that contain it. */
export const bestFirst: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLocaleLowerCase()
  return options.flatMap((option): ComboboxParsedItem[] => {
    if (!('group' in option)) return rank(option, wanted) < NOT ? [option] : []
    const items = option.items
      .filter((item) => rank(item, wanted) < NOT)
      .sort((a, b) => rank(a, wanted) - rank(b, wanted))
    return items.length > 0 ? [{ ...option, items }] : []
  })
}

const NOT = 2

function rank({ label }: ComboboxItem, wanted: string): number {
  const name = label.toLocaleLowerCase().replace(/^\+ /, '')
  if (name.startsWith(wanted)) return 0
  return name.includes(wanted) ? 1 : NOT
}
