export type { Size } from './scenario.ts'
export { type Count, type Simulated, simulate } from './simulate.ts'
export { createTemplate, type Template } from './template.ts'
