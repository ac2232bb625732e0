import { Button, Container, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { texts } from './texts.ts'

export function PageMissing() {
  return (
    <Container size="sm" py={64}>
      <Title order={1} size="h2">
        {texts.missingTitle}
      </Title>
      <Text c="dimmed" mt="sm">
        {texts.missingBody}
      </Text>
      <Button mt="xl" variant="default" component={Link} to="/flows">
        {texts.toFlows}
      </Button>
    </Container>
  )
}
