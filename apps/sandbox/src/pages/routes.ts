import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const folder = fileURLToPath(new URL('./public', import.meta.url))

/** Plain files: the calendar at `/`, the phones at `/phones`. */
export function pageRoutes(): Hono {
  return new Hono()
    .get('/', serveStatic({ path: `${folder}/calendar.html` }))
    .get('/phones', serveStatic({ path: `${folder}/phones.html` }))
    .get('/assets/*', serveStatic({ root: folder, rewriteRequestPath: (path) => path.slice(7) }))
}
