export {
  type AvailableVariable,
  availableVariables,
  startVariables,
} from './available-variables.ts'
export { type ConditionRule, type Operator, operators } from './condition-rule.ts'
export {
  type Checked,
  type ConditionRules,
  checkCondition,
  conditionVariables,
  describeCondition,
  isConditionRules,
} from './conditions.ts'
export { durationMs } from './duration.ts'
export {
  type EdgeId,
  FlowDocument,
  FlowEdge,
  type FlowId,
  FlowLogic,
  FlowNode,
  FlowNote,
  FlowSettings,
  type NodeId,
} from './flow.ts'
export {
  edgesFrom,
  type FlowGraph,
  findCycles,
  findNode,
  getNode,
  indexGraph,
  predecessors,
  reachableFrom,
  successors,
  topological,
} from './graph.ts'
export { hashLogic } from './hash-logic.ts'
export { type LintOptions, lintFlow } from './lint/lint-flow.ts'
export { dateWords, dayWords, timeWords } from './local-words.ts'
export type { JsonSchema, NodeTypeFacts, NodeTypes, PortFacts } from './node-type-facts.ts'
export { type ParsedFlow, parseFlow, parseFlowText } from './parse-flow.ts'
export type { Problem } from './problem.ts'
export {
  checkTemplate,
  type Moment,
  renderTemplate,
  TemplateError,
  templateVariables,
} from './templates.ts'
export { readVariable, type Variable, variablesOf } from './variables.ts'
export { wrongWith } from './wrong-with.ts'
