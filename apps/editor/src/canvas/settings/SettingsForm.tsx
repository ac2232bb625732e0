import { availableVariables, type FlowNode, type Problem } from '@chairflow/flow'
import { Text } from '@mantine/core'
import { withTheme } from '@rjsf/core'
import { Theme } from '@rjsf/mantine'
import type { FieldErrorProps } from '@rjsf/utils'
import validator from '@rjsf/validator-ajv8'
import { useEffect, useMemo } from 'react'
import { definitionOf, nodeTypes } from '../catalog.ts'
import { useEditor } from '../editor-store.ts'
import { setConfig } from '../edits.ts'
import { ChoicesField } from './ChoicesField.tsx'
import { ConditionField } from './ConditionField.tsx'
import { FlowVersionWidget } from './FlowVersionWidget.tsx'
import { FlowWidget } from './FlowWidget.tsx'
import { fieldPath, fieldProblems } from './field-problems.ts'
import type { FormContext } from './form-context.ts'
import { openChoices, settingsSchema } from './form-schema.ts'
import { withFullTitles } from './full-titles.ts'
import { MinutesWidget } from './MinutesWidget.tsx'
import { TemplateWidget } from './TemplateWidget.tsx'
import { VariableWidget } from './VariableWidget.tsx'

const Form = withTheme<Record<string, unknown>>(Theme)

const widgets = {
  template: TemplateWidget,
  variable: VariableWidget,
  minutes: MinutesWidget,
  flow: FlowWidget,
  flowVersion: FlowVersionWidget,
}
const fields = { condition: ConditionField, choices: ChoicesField }
const templates = { FieldErrorTemplate: GroupErrors }

type Props = { readonly node: FlowNode; readonly problems: readonly Problem[] }

/** The settings of a step as a form made from its declaration. What is typed applies at once. */
export function SettingsForm({ node, problems }: Props) {
  const edit = useEditor((state) => state.edit)
  const endGroup = useEditor((state) => state.endGroup)
  const definition = definitionOf(node.type)
  const form = useMemo(
    () => definition && settingsSchema(definition.config, node.config),
    [definition, node.config],
  )
  const open = useMemo(() => definition && openChoices(definition.config), [definition])
  const errors = useMemo(() => fieldProblems(problems), [problems])
  const context = useFormContext(node)
  useWantedField(node.id)
  if (!form) return null
  const config = definition?.renew?.(node.config) ?? node.config
  return (
    <Form
      tagName="div"
      idPrefix={`set_${node.id}`}
      schema={form.schema}
      uiSchema={form.uiSchema}
      formData={{ ...open, ...config }}
      formContext={context}
      validator={validator}
      extraErrors={errors}
      widgets={widgets}
      fields={fields}
      templates={templates}
      noHtml5Validate
      noValidate
      showErrorList={false}
      experimental_defaultFormStateBehavior={{ emptyObjectFields: 'skipDefaults' }}
      onChange={({ formData }, fieldId) =>
        edit(
          (flow) => setConfig(flow, node.id, whole(formData), definition),
          `${node.id} ${fieldId ?? ''}`,
        )
      }
      onBlur={endGroup}
    >
      {/* Instead of the form builder's own submit button: there is nothing to submit. */}
      <span hidden />
    </Form>
  )
}

/** Fields that were emptied are not there, rather than there without a value. */
function whole(formData: Record<string, unknown> | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(formData ?? {}))
}

function useFormContext(node: FlowNode): FormContext {
  const flow = useEditor((state) => state.document)
  const variables = useMemo(
    () => withFullTitles(availableVariables(flow, nodeTypes, node.id)),
    [flow, node.id],
  )
  const edit = useEditor((state) => state.edit)
  const definition = definitionOf(node.type)
  const connections = definition?.connections ?? []
  return {
    variables,
    ownFlowId: flow.id,
    config: node.config,
    change: (some) =>
      edit((now) => setConfig(now, node.id, { ...node.config, ...some }, definition)),
    isText: connections.some(({ kind }) => kind === 'sms'),
  }
}

/** Puts the focus into the field that the checklist pointed at. */
function useWantedField(nodeId: string) {
  const wanted = useEditor((state) => state.wantedField)
  const found = useEditor((state) => state.fieldFound)
  useEffect(() => {
    if (wanted === null) return
    const id = [`set_${nodeId}`, ...fieldPath(wanted)].join('_')
    const field = document.getElementById(id)
    const target = field?.matches('input, textarea')
      ? field
      : field?.querySelector('input, textarea')
    if (target instanceof HTMLElement) target.focus()
    found()
  }, [wanted, nodeId, found])
}

/** Fields show their own errors; only groups and lists of them have none of their own. */
function GroupErrors({ errors, schema, uiSchema }: FieldErrorProps) {
  const isGroup = schema.type === 'object' || schema.type === 'array'
  const hasOwn = uiSchema?.['ui:widget'] !== undefined || uiSchema?.['ui:field'] !== undefined
  if (!isGroup || hasOwn || !errors?.length) return null
  return (
    <Text size="xs" c="var(--mantine-color-error)" mt={4}>
      {errors.join(' ')}
    </Text>
  )
}
