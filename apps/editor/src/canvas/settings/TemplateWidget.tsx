import { variablesOf } from '@chairflow/flow'
import { Group, Text, Textarea } from '@mantine/core'
import type { WidgetProps } from '@rjsf/utils'
import { useMemo, useRef } from 'react'
import { contextOf, type Variable } from './form-context.ts'
import { withFullTitles } from './full-titles.ts'
import { InsertMenu } from './InsertMenu.tsx'
import { smsLength } from './sms-length.ts'
import { templatePreview } from './template-preview.ts'
import { texts } from './texts.ts'

/** A text with places that are filled in later, and how it will read. */
export function TemplateWidget(props: WidgetProps) {
  const { id, label, value, required, rawErrors, schema, options, onChange, onBlur, registry } =
    props
  const { variables, isText } = contextOf(registry)
  const field = useRef<HTMLTextAreaElement>(null)
  const text = typeof value === 'string' ? value : ''
  const known = useMemo(
    () => [...localVariables(options.locals), ...variables],
    [options.locals, variables],
  )
  const change = (next: string) => onChange(next === '' && !options.keepEmpty ? undefined : next)
  const insert = (placeholder: string) => {
    const at = field.current?.selectionStart ?? text.length
    const end = field.current?.selectionEnd ?? at
    change(text.slice(0, at) + placeholder + text.slice(end))
    const caret = at + placeholder.length
    requestAnimationFrame(() => {
      field.current?.focus()
      field.current?.setSelectionRange(caret, caret)
    })
  }
  return (
    <div>
      <Textarea
        ref={field}
        id={id}
        label={label}
        description={schema.description}
        value={text}
        autosize
        minRows={2}
        maxRows={12}
        withAsterisk={required ?? false}
        error={rawErrors?.join(' ')}
        onChange={({ currentTarget }) => change(currentTarget.value)}
        onBlur={() => onBlur(id, value)}
      />
      <Group justify="space-between" mt={6}>
        <InsertMenu label={label} variables={known} onInsert={insert} />
        {isText && text !== '' && <Length text={templatePreview(text, known) ?? text} />}
      </Group>
      {text.includes('{{') && <Preview text={templatePreview(text, known)} />}
    </div>
  )
}

function Length({ text }: { readonly text: string }) {
  const { characters, parts, isUnicode } = smsLength(text)
  return (
    <Text size="xs" c="dimmed" {...(isUnicode && { title: texts.unicode })}>
      {texts.length(characters, parts)}
    </Text>
  )
}

function Preview({ text }: { readonly text: string | null }) {
  if (text === null) return null
  return (
    <figure style={{ margin: '10px 0 0' }}>
      <Text component="figcaption" size="xs" c="dimmed" mb={4}>
        {texts.preview}
      </Text>
      <p className="cf-preview">{text}</p>
    </figure>
  )
}

function localVariables(locals: unknown): readonly Variable[] {
  if (typeof locals !== 'object' || locals === null) return []
  return withFullTitles(variablesOf(locals).map((variable) => ({ ...variable, from: texts.about })))
}
