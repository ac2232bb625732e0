import { type KnownNode, knownNodes, type LintRule, nameOf, warning } from './lint-context.ts'

const ONE_SEGMENT = 160
/** Letters, digits and signs that a plain text may hold; any other makes each segment 70 long. */
const PLAIN = /^[\n\r\x20-\x5f\x61-\x7e£¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡¤]*$/

/** Long texts cost more, and some words must keep the meaning that carriers give them. */
export const textRules: LintRule = (context) =>
  knownNodes(context).flatMap((known) =>
    messagesOf(known).flatMap(({ field, text }) => {
      const where = { nodeId: known.node.id, field }
      return [...lengthOf(known, text, where), ...keywordsOf(known, text, where)]
    }),
  )

type Where = { readonly nodeId: string; readonly field: string }

function lengthOf(known: KnownNode, text: string, where: Where) {
  const withoutValues = text.replace(/\{\{[^}]*\}\}/g, 'xxxxxxxx')
  if (!PLAIN.test(withoutValues) && withoutValues.length > 70) {
    const message = `${nameOf(known)}: a special character makes this text cost more than one. Plain letters and signs keep it at one.`
    return [warning('text-not-plain', message, where)]
  }
  if (withoutValues.length <= ONE_SEGMENT) return []
  const message = `${nameOf(known)}: this text is longer than ${ONE_SEGMENT} characters and is sent as two or more.`
  return [warning('text-long', message, where)]
}

function keywordsOf(known: KnownNode, text: string, where: Where) {
  const asked = /reply\s+["“']?(cancel|end|quit)\b/i.exec(text)?.[1]
  if (asked === undefined) return []
  const message = `${nameOf(known)}: "${asked.toUpperCase()}" makes carriers block all further texts. Ask for another word.`
  return [warning('text-keyword', message, where)]
}

/** Only what is texted: the fields of steps that use a texting account. */
function messagesOf({ node, type }: KnownNode) {
  if (!type.connections.some(({ kind }) => kind === 'sms')) return []
  const { properties = {} } = type.config as {
    readonly properties?: Readonly<Record<string, { readonly 'x-kind'?: string }>>
  }
  return Object.entries(properties).flatMap(([name, schema]) => {
    const text = node.config[name]
    const isText = schema['x-kind'] === 'template' && typeof text === 'string'
    return isText ? [{ field: `config/${name}`, text }] : []
  })
}
