export { catalogPorts } from './catalog-ports.ts'
export { documentOf } from './flows.ts'
export { createRandom, type Random } from './random.ts'
export type { Size } from './scenario.ts'
export { type Count, type Simulated, simulate } from './simulate.ts'
export {
  BEGIN_AT,
  type Beginning,
  createTemplate,
  demoPractice,
  type Template,
} from './template.ts'
