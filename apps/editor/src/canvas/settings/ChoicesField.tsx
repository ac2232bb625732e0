import { ActionIcon, Button, Group, Input, Stack, TextInput } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type Choice, choicesIn, freshChoiceId } from './choices.ts'
import { texts } from './texts.ts'

/** The buttons a person will see, one a row; each is a way out of the step. */
export function ChoicesField(props: FieldProps) {
  const { formData, onChange, onBlur, fieldPathId, schema, errorSchema, rawErrors } = props
  const choices = choicesIn(formData)
  const id = fieldPathId.$id
  const change = (next: readonly Choice[]) => onChange(next, fieldPathId.path)
  const rename = (index: number, label: string) =>
    change(choices.map((choice, at) => (at === index ? { ...choice, label } : choice)))
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = schema
  return (
    <Input.Wrapper
      id={id}
      labelElement="div"
      label={schema.title}
      description={schema.description}
      error={rawErrors?.join(' ')}
    >
      <Stack gap={8} mt={6} role="group" aria-label={schema.title}>
        {choices.map((choice, index) => (
          <Group key={choice.id} gap={4} wrap="nowrap" align="flex-start">
            <TextInput
              id={`${id}_${index}_label`}
              aria-label={texts.choice(index + 1)}
              value={choice.label}
              maxLength={40}
              style={{ flex: 1 }}
              error={errorSchema?.[index]?.label?.__errors?.join(' ')}
              onChange={({ currentTarget }) => rename(index, currentTarget.value)}
              onBlur={() => onBlur(id, formData)}
            />
            <ActionIcon
              size="lg"
              variant="subtle"
              color="ink"
              disabled={choices.length <= minItems}
              aria-label={texts.removeChoice(choice.label)}
              onClick={() => change(choices.filter((_choice, at) => at !== index))}
            >
              <IconTrash size={17} />
            </ActionIcon>
          </Group>
        ))}
        <Button
          size="compact-sm"
          variant="light"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} />}
          disabled={choices.length >= maxItems}
          onClick={() => change([...choices, { id: freshChoiceId(choices), label: '' }])}
        >
          {texts.addChoice}
        </Button>
      </Stack>
    </Input.Wrapper>
  )
}
