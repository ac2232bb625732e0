/** A stretch of a text: as written, or standing for something that is filled in later. */
export type TemplatePart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'blank'; readonly text: string }

const PLACEHOLDER = /\{\{\s*([\w.]+)[^}]*\}\}/g

/** Splits a text with `{{ … }}` so that a card can show blanks in words instead of braces. */
export function templateParts(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = []
  let from = 0
  for (const match of template.matchAll(PLACEHOLDER)) {
    const words = template.slice(from, match.index)
    if (words) parts.push({ kind: 'words', text: words })
    parts.push({ kind: 'blank', text: pathWords(match[1] ?? '') })
    from = match.index + match[0].length
  }
  const rest = template.slice(from)
  return rest ? [...parts, { kind: 'words', text: rest }] : parts
}

/** A variable's path as words: `slot.service.name` is "service name". */
export function pathWords(path: string): string {
  const [last = '', above = ''] = path.split('.').reverse()
  const needsMore = last === 'name' || last === 'id'
  return spaced(needsMore ? `${above} ${last}` : last).replace(/ at$/, '')
}

const spaced = (name: string) => name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase()
