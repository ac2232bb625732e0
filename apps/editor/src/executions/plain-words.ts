/** A name made for programs as words: "filled-by-phone" and "filledByPhone" are "Filled by phone". */
export function plainWords(name: string): string {
  const spaced = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_]+/g, ' ')
  const words = spaced.toLowerCase().trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
