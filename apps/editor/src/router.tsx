import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { PageFault } from './shell/PageFault.tsx'
import { PageLoading } from './shell/PageLoading.tsx'
import { PageMissing } from './shell/PageMissing.tsx'
import { Shell } from './shell/Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: PageMissing })

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/flows' })
  },
})

const flows = createRoute({
  getParentRoute: () => root,
  path: '/flows',
  component: lazyRouteComponent(() => import('./flows/FlowsPage.tsx'), 'FlowsPage'),
})

const flow = createRoute({
  getParentRoute: () => root,
  path: '/flows/$flowId',
  component: lazyRouteComponent(() => import('./canvas/CanvasPage.tsx'), 'CanvasPage'),
})

const executions = createRoute({
  getParentRoute: () => root,
  path: '/executions',
  component: lazyRouteComponent(() => import('./executions/ExecutionsPage.tsx'), 'ExecutionsPage'),
})

const execution = createRoute({
  getParentRoute: () => root,
  path: '/executions/$executionId',
  component: lazyRouteComponent(() => import('./executions/ExecutionPage.tsx'), 'ExecutionPage'),
})

const tasks = createRoute({
  getParentRoute: () => root,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks/TasksPage.tsx'), 'TasksPage'),
})

const alerts = createRoute({
  getParentRoute: () => root,
  path: '/alerts',
  component: lazyRouteComponent(() => import('./alerts/AlertsPage.tsx'), 'AlertsPage'),
})

const practice = createRoute({
  getParentRoute: () => root,
  path: '/practice',
  component: lazyRouteComponent(() => import('./practice/PracticePage.tsx'), 'PracticePage'),
})

export const router = createRouter({
  routeTree: root.addChildren([home, flows, flow, executions, execution, tasks, alerts, practice]),
  defaultErrorComponent: PageFault,
  defaultPendingComponent: PageLoading,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
