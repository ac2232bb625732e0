import { Table } from '@mantine/core'
import type { ReactNode } from 'react'

type Column<Row> = { readonly title: string; readonly cell: (row: Row) => ReactNode }

type Props<Row extends { readonly id: string }> = {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
}

/**
 * A plain table whose rows become cards on a narrow screen. The roles are said again because
 * browsers forget them when a table is not laid out as one.
 */
export function ListTable<Row extends { readonly id: string }>({
  label,
  rows,
  columns,
}: Props<Row>) {
  return (
    <Table
      verticalSpacing="sm"
      horizontalSpacing="md"
      aria-label={label}
      className="cf-list"
      role="table"
    >
      <Table.Thead role="rowgroup">
        <Table.Tr role="row">
          {columns.map(({ title }) => (
            <Table.Th key={title} scope="col" role="columnheader">
              {title}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody role="rowgroup">
        {rows.map((row) => (
          <Table.Tr key={row.id} role="row">
            {columns.map(({ title, cell }) => (
              <Table.Td key={title} role="cell" data-label={title}>
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
