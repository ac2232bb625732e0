import type { FlowSummary } from '@chairflow/api'
import { Button, Group, Radio, Stack } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { texts } from './texts.ts'
import { useResume } from './use-pause.tsx'

type Kept = 'start' | 'discard'

/** Asks what becomes of those that came while the flow was paused. */
export function ResumeForm({ flow }: { readonly flow: FlowSummary }) {
  const [kept, setKept] = useState<Kept>('start')
  const { mutate, isPending } = useResume(flow)
  return (
    <Stack>
      <Radio.Group
        label={texts.resumeBody(flow.queued)}
        value={kept}
        onChange={(value) => setKept(value === 'discard' ? 'discard' : 'start')}
      >
        <Stack mt="sm" gap="sm">
          <Radio
            value="start"
            label={texts.start}
            description={texts.startHint}
            data-autofocus={kept === 'start' || undefined}
          />
          <Radio value="discard" label={texts.discard} description={texts.discardHint} />
        </Stack>
      </Radio.Group>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => modals.closeAll()}>
          {texts.close}
        </Button>
        <Button
          {...(kept === 'discard' && { color: 'clay' })}
          loading={isPending}
          onClick={() => mutate(kept, { onSuccess: () => modals.closeAll() })}
        >
          {texts.resume}
        </Button>
      </Group>
    </Stack>
  )
}
