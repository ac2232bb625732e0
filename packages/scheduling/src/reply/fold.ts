const LONGEST = 1_600
/** Zero-width characters, variation selectors and skin tones change the look, not the meaning. */
const INVISIBLE = /\u200b|\u200c|\u200d|\u2060|\ufe0e|\ufe0f|\ud83c[\udffb-\udfff]/g
const EDGES = /^[\s.,!¡¿?"'()*_\-–—…]+|[\s.,!¡¿?"'()*_\-–—…]+$/g

/** One form for all ways to type the same words: width, case, accents, spaces and edge punctuation. */
export function fold(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[’‘`]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(EDGES, '')
}

/** "yesss" and "nooo": runs of one letter count once. */
export function collapseRuns(folded: string): string {
  return folded.replace(/([a-z])\1+/g, '$1')
}
