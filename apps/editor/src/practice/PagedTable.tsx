import { Button, Stack } from '@mantine/core'
import type { InfiniteData } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { ListTable } from './ListTable.tsx'
import { Loaded } from './Loaded.tsx'
import { texts } from './texts.ts'

type Page<Row> = { readonly items: readonly Row[] }

type Props<Row extends { readonly id: string }> = Pick<
  ComponentProps<typeof ListTable<Row>>,
  'label' | 'columns'
> & {
  readonly query: {
    readonly data: InfiniteData<Page<Row>> | undefined
    readonly error: unknown
    readonly refetch: () => unknown
    readonly hasNextPage: boolean
    readonly isFetchingNextPage: boolean
    readonly fetchNextPage: () => unknown
  }
  readonly empty: { readonly title: string; readonly body: string }
}

/** A long list, page by page. */
export function PagedTable<Row extends { readonly id: string }>({
  query,
  empty,
  label,
  columns,
}: Props<Row>) {
  return (
    <Loaded
      query={query}
      isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      empty={empty}
    >
      {({ pages }) => (
        <Stack align="center">
          <ListTable label={label} rows={pages.flatMap(({ items }) => items)} columns={columns} />
          {query.hasNextPage && (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {texts.more}
            </Button>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
