import { type KnownNode, knownNodes, type LintRule, nameOf, warning } from './lint-context.ts'
import { misusedKeyword } from './misused-keyword.ts'

const ONE_SEGMENT = 160
const ONE_SPECIAL_SEGMENT = 70
/**
 * The letters and signs of the GSM 03.38 alphabet (3GPP TS 23.038); any other in a text makes each
 * of its segments 70 long.
 */
const PLAIN = /^[\n\r\x20-\x5f\x61-\x7e£€ΔΦΓΛΩΠΨΣΘΞ¥èéùìòÇØøÅåÆæßÉÄÖÑÜ§¿äöñüà¡¤]*$/
/** These take the room of two. */
const COUNTED_TWICE = /[\^{}\\[~\]|€]/g
const TYPICAL_VALUE = 'xxxxxxxx'

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
  const withoutValues = text.replace(/\{\{[^}]*\}\}/g, TYPICAL_VALUE)
  if (!PLAIN.test(withoutValues) && withoutValues.length > ONE_SPECIAL_SEGMENT) {
    const message = `${nameOf(known)}: a special character makes this text cost more than one. Plain letters and signs keep it at one.`
    return [warning('text-not-plain', message, where)]
  }
  const length = withoutValues.length + (withoutValues.match(COUNTED_TWICE)?.length ?? 0)
  if (length <= ONE_SEGMENT) return []
  const message = `${nameOf(known)}: this text is longer than ${ONE_SEGMENT} characters and is sent as two or more.`
  return [warning('text-long', message, where)]
}

function keywordsOf(known: KnownNode, text: string, where: Where) {
  const word = misusedKeyword(text)
  if (word === null) return []
  const message = `${nameOf(known)}: "${word}" makes carriers block all further texts. Ask for another word.`
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
