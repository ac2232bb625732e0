/** Words in one spelling: no case, no accents, one space between them. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}+/&()]+/gu, ' ')
    .trim()
}

/** "Laser safety cert" as "laser-safety-cert". */
export function slug(text: string): string {
  return foldWords(text)
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '')
}
