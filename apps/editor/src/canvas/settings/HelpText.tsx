import { help } from '@chairflow/nodes/help'
import { Accordion } from '@mantine/core'
import Markdown from 'markdown-to-jsx'
import { texts } from '../texts.ts'

/** The page of a node type, folded away. */
export function HelpText({ type }: { readonly type: string }) {
  const page = Object.hasOwn(help, type) ? help[type] : undefined
  if (!page) return null
  return (
    <Accordion variant="contained">
      <Accordion.Item value="help">
        <Accordion.Control>{texts.settings.help}</Accordion.Control>
        <Accordion.Panel>
          <div className="cf-help">
            <Markdown options={{ disableParsingRawHTML: true, forceBlock: true }}>{page}</Markdown>
          </div>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  )
}
