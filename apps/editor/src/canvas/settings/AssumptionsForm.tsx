import type { WaitlistAssumptions } from '@chairflow/scheduling'
import { Button, Group, NumberInput, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { showFault } from '../../flows/show-fault.ts'
import { showUndoable } from '../../practice/show-undoable.tsx'
import { type AssumptionsDraft, readDraft, USUAL } from './assumptions-draft.ts'
import { saveAssumptions } from './forecast-api.ts'
import { texts } from './forecast-texts.ts'

type Props = {
  /** As the practice keeps them. */
  readonly kept: WaitlistAssumptions
  readonly draft: AssumptionsDraft
  readonly onChange: (draft: AssumptionsDraft) => void
}

/** What is assumed, tried at once in the forecast above, and kept for the practice when wanted. */
export function AssumptionsForm({ kept, draft, onChange }: Props) {
  const read = readDraft(draft)
  const problems = read.type === 'wrong' ? read.problems : {}
  const { mutate, isPending } = useKeep(kept)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (read.type === 'good') mutate(read.assumptions)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm" mt="xs">
        <Text size="xs" c="dimmed">
          {texts.assumedLead}
        </Text>
        <NumberInput
          label={texts.acceptRate}
          min={1}
          max={95}
          decimalScale={1}
          clampBehavior="none"
          value={draft.acceptPercent}
          error={problems.acceptPercent}
          onChange={(value) => onChange({ ...draft, acceptPercent: numberOf(value) })}
        />
        <NumberInput
          label={texts.replyMedian}
          min={0.5}
          max={240}
          step={0.5}
          decimalScale={1}
          clampBehavior="none"
          value={draft.replyMinutes}
          error={problems.replyMinutes}
          onChange={(value) => onChange({ ...draft, replyMinutes: numberOf(value) })}
        />
        <Group gap="xs">
          <Button type="submit" size="compact-sm" loading={isPending}>
            {texts.keep}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => onChange(USUAL)}>
            {texts.usual}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

const numberOf = (value: number | string) => (typeof value === 'number' ? value : '')

function useKeep(before: WaitlistAssumptions) {
  const queries = useQueryClient()
  const reread = () => queries.invalidateQueries({ queryKey: ['practice'] })
  return useMutation({
    mutationFn: saveAssumptions,
    onSuccess: () => {
      const undo = () => saveAssumptions(before).then(reread)
      showUndoable({ about: 'assumptions', message: texts.kept, undo })
    },
    onError: showFault,
    onSettled: reread,
  })
}
