import { Container, Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { texts } from './texts.ts'

/** The shape of a page while its code or data is on the way. */
export function PageLoading() {
  return (
    <Container size="lg" py="xl" aria-busy="true">
      <VisuallyHidden role="status">{texts.loading}</VisuallyHidden>
      <Stack gap="lg">
        <Skeleton height={32} width={220} />
        <Skeleton height={92} />
        <Skeleton height={92} />
        <Skeleton height={92} />
      </Stack>
    </Container>
  )
}
