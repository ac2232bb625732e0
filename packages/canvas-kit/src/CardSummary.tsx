import { Text } from '@mantine/core'

/** The plain line on a node's card that says what the node will do. */
export function CardSummary({ text }: { readonly text: string }) {
  return (
    <Text size="xs" c="dimmed" lineClamp={3}>
      {text}
    </Text>
  )
}
