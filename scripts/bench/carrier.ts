/** A carrier that takes every text at once, and remembers when it came. */
import { createServer } from 'node:http'

const NAMED = /Hi(?:\+|%20)(\w+)/
const arrivals = new Map<string, number>()
let count = 0

const server = createServer((request, response) => {
  if (request.url === '/arrivals') return response.end(JSON.stringify([...arrivals]))
  if (request.url === '/count') return response.end(String(count))
  if (request.method !== 'POST') return response.end('{"messages":[]}')
  let body = ''
  request.on('data', (chunk) => {
    body += String(chunk)
  })
  request.on('end', () => {
    count += 1
    const name = NAMED.exec(body)?.[1]
    if (name !== undefined) arrivals.set(name, Date.now())
    response.writeHead(201, { 'content-type': 'application/json' })
    const sid = `SM${String(count).padStart(32, '0')}`
    response.end(JSON.stringify({ sid, status: 'queued', error_code: null }))
  })
})
server.listen(Number(process.env.BENCH_PORT), '127.0.0.1', () => process.send?.('ready'))
