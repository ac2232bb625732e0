export { catalogPorts } from './catalog-ports.ts'
export type { Size } from './scenario.ts'
export { type Count, type Simulated, simulate } from './simulate.ts'
export { BEGIN_AT, createTemplate, type Template } from './template.ts'
