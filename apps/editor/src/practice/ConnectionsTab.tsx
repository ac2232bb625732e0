import { useQuery } from '@tanstack/react-query'
import { ListTable } from './ListTable.tsx'
import { Loaded } from './Loaded.tsx'
import { named } from './named.ts'
import { connectionsQuery } from './queries.ts'
import { texts } from './texts.ts'

const words = texts.connections

/** The outside systems that Chairflow works with. */
export function ConnectionsTab() {
  const query = useQuery(connectionsQuery)
  return (
    <Loaded
      query={query}
      isEmpty={({ items }) => items.length === 0}
      empty={{ title: words.empty, body: words.emptyBody }}
    >
      {({ items }) => (
        <ListTable
          label={texts.tab.connections}
          rows={items}
          columns={[
            { title: words.name, cell: ({ name }) => name },
            { title: words.kind, cell: ({ kind }) => named(texts.connectionKind, kind) },
            {
              title: words.can,
              cell: ({ capabilities }) =>
                capabilities.map((capability) => named(texts.capability, capability)).join(', '),
            },
          ]}
        />
      )}
    </Loaded>
  )
}
