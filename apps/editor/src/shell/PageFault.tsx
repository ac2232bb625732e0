import { Button, Container, Group, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { problemText } from '../api.ts'
import { texts } from './texts.ts'

type Props = { readonly error: unknown; readonly reset?: () => void }

/** Instead of a page that could not be shown. */
export function PageFault({ error, reset }: Props) {
  return (
    <Container size="sm" py={64} role="alert">
      <Title order={1} size="h2">
        {texts.faultTitle}
      </Title>
      <Text c="dimmed" mt="sm">
        {problemText(error, texts.faultBody)}
      </Text>
      <Group mt="xl">
        {reset && <Button onClick={reset}>{texts.tryAgain}</Button>}
        <Button variant="default" component={Link} to="/flows">
          {texts.toFlows}
        </Button>
      </Group>
    </Container>
  )
}
