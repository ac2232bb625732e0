import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

const dist = fileURLToPath(new URL('../../editor/dist', import.meta.url))

/** The built editor; any other address is a page of it. */
export function editorFiles(): Hono {
  const files = new Hono()
  files.use('*', secureHeaders({ contentSecurityPolicy: policy }))
  files.use(
    '/assets/*',
    serveStatic({
      root: dist,
      onFound: (_path, c) => c.header('cache-control', 'public, immutable, max-age=31536000'),
    }),
  )
  files.use('/*', serveStatic({ root: dist }))
  files.get('*', (c) => {
    const index = `${dist}/index.html`
    if (!existsSync(index)) return c.text('The editor is not built yet: run npm run build.', 503)
    return c.html(readFileSync(index, 'utf8'))
  })
  return files
}

/**
 * Everything comes from our own files. Mantine sets style attributes; ajv compiles our own schemas
 * to functions in the browser, which is the one reason for 'unsafe-eval' (decision 0006).
 */
const policy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'", "'unsafe-eval'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
}
