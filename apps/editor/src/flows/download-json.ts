/** Gives the person a file named after the thing, e.g. `fill-cancelled-slots.json`. */
export function downloadJson(content: unknown, name: string): void {
  const blob = new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `${fileName(name)}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

const fileName = (name: string) =>
  name
    .toLocaleLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '') || 'flow'
