import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser'

/**
 * The layers of ARCHITECTURE.md, as data. A row may import only what it lists, and may list only
 * rows of a lower level, so the table cannot hold a cycle. A new arrow needs a decision record.
 */
export type Row = { readonly level: number; readonly mayImport: readonly string[] }

const domain = ['flow', 'node-kit', 'connector-kit', 'engine', 'scheduling', 'store']

export const arrows: Readonly<Record<string, Row>> = {
  'packages/flow': { level: 0, mayImport: [] },
  'packages/scheduling': { level: 0, mayImport: [] },
  'packages/connector-kit': { level: 0, mayImport: [] },
  'packages/node-kit': { level: 1, mayImport: ['connector-kit'] },
  'packages/engine': { level: 2, mayImport: ['flow', 'node-kit'] },
  'packages/canvas-kit': { level: 2, mayImport: ['flow', 'node-kit'] },
  'packages/connectors': { level: 2, mayImport: ['connector-kit'] },
  'packages/api': { level: 2, mayImport: ['flow', 'node-kit', 'scheduling'] },
  'packages/nodes': {
    level: 3,
    mayImport: ['node-kit', 'connector-kit', 'scheduling', 'canvas-kit'],
  },
  'packages/store': { level: 3, mayImport: ['flow', 'engine', 'scheduling'] },
  'packages/runtime': { level: 4, mayImport: domain },
  'packages/simulator': { level: 5, mayImport: [...domain, 'nodes', 'runtime'] },
  'apps/server': {
    level: 6,
    mayImport: [...domain, 'nodes', 'connectors', 'runtime', 'simulator', 'api'],
  },
  'apps/editor': {
    level: 6,
    mayImport: ['flow', 'node-kit', 'canvas-kit', 'nodes', 'api', 'scheduling'],
  },
  'apps/sandbox': { level: 6, mayImport: ['connector-kit'] },
}

const layerRules: IForbiddenRuleType[] = Object.entries(arrows).map(([folder, { mayImport }]) => ({
  name: `${folder} imports only ${mayImport.join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${folder}/` },
  to: {
    path: '^(packages|apps)/',
    pathNot: [`^${folder}/`, ...mayImport.map((name) => `^packages/${name}/`)],
  },
}))

export const forbidden: IForbiddenRuleType[] = [
  ...layerRules,
  { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'no-unresolved-imports', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'other-packages-only-through-their-exports',
    severity: 'error',
    from: { path: '^(packages|apps)/([^/]+)/' },
    to: {
      path: '^packages/[^/]+/src/',
      pathNot: [
        '^packages/$2/',
        '^packages/[^/]+/src/index\\.ts$',
        '^packages/[^/]+/src/testing/index\\.ts$',
        '^packages/(nodes|connectors)/src/[a-z-]+\\.gen\\.ts$',
      ],
    },
  },
  {
    name: 'pure-packages-do-no-io',
    comment: 'flow, scheduling, node-kit, engine and node types read no clock, disk or network.',
    severity: 'error',
    from: { path: '^packages/(flow|scheduling|node-kit|engine|nodes)/src/' },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'behaviors-know-no-ui',
    severity: 'error',
    from: { path: '^packages/nodes/src/.+/(?!face)[^/]+\\.ts$' },
    to: { path: ['^packages/canvas-kit/', '\\.tsx$', 'node_modules/react'] },
  },
  {
    name: 'faces-know-no-behavior',
    severity: 'error',
    from: { path: '^packages/nodes/src/.+/face\\.tsx$' },
    to: { path: ['/behavior\\.ts$', '^packages/connector-kit/'] },
  },
  {
    name: 'the-server-has-no-faces',
    severity: 'error',
    from: { path: '^apps/server/' },
    to: { path: ['^packages/nodes/src/faces\\.gen\\.ts$', 'node_modules/react'] },
  },
  {
    name: 'the-editor-has-no-behaviors',
    severity: 'error',
    from: { path: '^apps/editor/' },
    to: { path: '^packages/nodes/src/(behaviors|triggers|next-dues)\\.gen\\.ts$' },
  },
  {
    name: 'node-types-are-self-contained',
    severity: 'error',
    from: { path: '^packages/nodes/src/([^/]+)/' },
    to: { path: '^packages/nodes/src/[^/]+/', pathNot: '^packages/nodes/src/$1/' },
  },
  {
    name: 'only-the-store-knows-sql',
    severity: 'error',
    from: { path: '^(packages|apps)/', pathNot: '^packages/store/' },
    to: { path: 'node_modules/(kysely|better-sqlite3)/' },
  },
]

export const options: ICruiseOptions = {
  doNotFollow: { path: 'node_modules' },
  exclude: { path: '(\\.test\\.tsx?$|/dist/|/testing/)' },
  tsPreCompilationDeps: true,
  enhancedResolveOptions: {
    exportsFields: ['exports'],
    conditionNames: ['types', 'import', 'default'],
    extensions: ['.ts', '.tsx', '.js'],
  },
}
