import { Hono } from 'hono'
import type { SandboxConfig } from './config.ts'
import { controlRoutes } from './control/routes.ts'
import { mindbodyRoutes } from './mindbody/routes.ts'
import { pageRoutes } from './pages/routes.ts'
import { readPractice } from './practice.ts'
import { answerProblem } from './problem.ts'
import { createState, type Sandbox } from './state.ts'
import { twilioRoutes } from './twilio/routes.ts'

/** Mindbody, Twilio, the control API and the pages behind one door. */
export function createSandbox(config: SandboxConfig): { app: Hono; state: Sandbox } {
  const state = createState(config, readPractice(config.practicePath))
  const app = new Hono()
  app.onError((error, c) => answerProblem(c, error))
  app.get('/healthz', (c) => c.json({ status: 'ok' }))
  app.route('/control', controlRoutes(state))
  app.route('/mindbody/public/v6', mindbodyRoutes(state))
  app.route('/twilio/2010-04-01/Accounts/:sid', twilioRoutes(state))
  app.route('/', pageRoutes())
  return { app, state }
}
