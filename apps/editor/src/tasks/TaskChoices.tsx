import type { Task } from '@chairflow/api'
import { Button, Text } from '@mantine/core'
import { texts } from './texts.ts'

type Choice = Task['choices'][number]

type Props = {
  readonly task: Task
  /** The choice that is on its way. */
  readonly pending: string | null
  readonly isDisabled: boolean
  readonly onChoose: (choice: Choice) => void
}

/** What a person can decide: times first, each alike, so that none is chosen for being the first. */
export function TaskChoices({ task, pending, isDisabled, onChoose }: Props) {
  const times = task.choices.filter(({ isTime }) => isTime === true)
  const others = task.choices.filter(({ isTime }) => isTime !== true)
  const button = (choice: Choice, variant: 'filled' | 'default') => (
    <Button
      key={choice.id}
      variant={variant}
      loading={pending === choice.id}
      disabled={isDisabled}
      onClick={() => onChoose(choice)}
    >
      {choice.label}
    </Button>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend would be shown twice
    <div role="group" aria-label={texts.choices(task.title)}>
      {times.length > 0 && (
        <div className="cf-task-times">
          <Text size="sm" fw={550}>
            {texts.times}
          </Text>
          {times.map((choice) => button(choice, 'default'))}
        </div>
      )}
      <div className="cf-task-choices">
        {others.map((choice, index) => button(choice, index === 0 ? 'filled' : 'default'))}
      </div>
    </div>
  )
}
