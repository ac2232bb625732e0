import { readFileSync } from 'node:fs'

/** The logic of a flow in examples/flows. */
export function exampleFlow(name: string): object {
  const file = new URL(`../../../../examples/flows/${name}.flow.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8')).logic
}
