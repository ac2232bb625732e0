import { ConnectorError } from '@chairflow/connector-kit'
import ky, { HTTPError, type KyInstance } from 'ky'
import { transportFailure } from '../http/failures.ts'
import { errorFromAnswer } from './mindbody-errors.ts'
import { parserOf, TokenAnswer, unreadableAnswer } from './mindbody-shapes.ts'
import type { MindbodyAccount } from './settings.ts'

export type MindbodyClient = {
  readonly get: (path: string, query: Query, signal?: AbortSignal) => Promise<unknown>
  readonly post: (path: string, body: object, signal?: AbortSignal) => Promise<unknown>
}

type Query = Readonly<Record<string, string | number | readonly (string | number)[]>>
type Send = (token: string) => Promise<unknown>

/** Renewed this long before it ends, so that no call meets an ending token. */
const TOKEN_MARGIN_MS = 60_000

/** The Public API v6 with its staff token; errors come out as ConnectorError. */
export function createMindbodyClient(account: MindbodyAccount): MindbodyClient {
  const http = createHttp(account)
  const token = tokenKeeper(account, http)
  const withToken = async (send: Send) => {
    const value = await token.get()
    try {
      return await send(value)
    } catch (error) {
      if (!(error instanceof HTTPError) || error.response.status !== 401) throw await explain(error)
      token.forget(value)
      return await send(await token.get()).catch(async (again) => {
        throw await explain(again)
      })
    }
  }
  return {
    get: (path, query, signal) =>
      withToken((value) =>
        http.get(path, { searchParams: searchParams(query), ...options(value, signal) }).json(),
      ),
    post: (path, body, signal) =>
      withToken((value) => http.post(path, { json: body, ...options(value, signal) }).json()),
  }
}

function createHttp({ settings, secrets }: MindbodyAccount): KyInstance {
  return ky.create({
    prefix: settings.baseUrl,
    timeout: settings.requestTimeoutMs,
    retry: 0,
    headers: {
      'API-Key': secrets.apiKey,
      SiteId: String(settings.siteId),
      'User-Agent': 'Chairflow',
    },
  })
}

type Token = { readonly value: string; readonly until: number }

/** One token for all calls; calls that need it at the same moment share one request for it. */
function tokenKeeper(account: MindbodyAccount, http: KyInstance) {
  let kept: Token | null = null
  let asked: Promise<Token> | null = null
  const issue = async () => {
    asked ??= issueToken(account, http)
    try {
      kept = await asked
      return kept.value
    } finally {
      asked = null
    }
  }
  return {
    get: async () => (kept !== null && account.now() < kept.until ? kept.value : issue()),
    forget: (refused: string) => {
      if (kept?.value === refused) kept = null
    },
  }
}

const parseToken = parserOf(TokenAnswer, unreadableAnswer('a token'))

async function issueToken(
  { settings, secrets }: MindbodyAccount,
  http: KyInstance,
): Promise<Token> {
  const json = { Username: settings.username, Password: secrets.password }
  try {
    const answer = parseToken(await http.post('usertoken/issue', { json }).json())
    const until = Date.parse(answer.Expires) - TOKEN_MARGIN_MS
    return { value: answer.AccessToken, until }
  } catch (error) {
    throw asNotSent(await explain(error))
  }
}

/** Asking for a token books nothing: whatever happened to it, the real call was not sent. */
function asNotSent(error: ConnectorError): ConnectorError {
  if (error.certainty !== 'unknown') return error
  return new ConnectorError(error.failure, { certainty: 'not-sent', cause: error })
}

function options(token: string, signal?: AbortSignal) {
  return { headers: { Authorization: `Bearer ${token}` }, ...(signal && { signal }) }
}

/** Documented with the prefix `request.`; lists repeat the name. */
function searchParams(query: Query): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value]
    for (const one of values) parameters.append(`request.${name}`, String(one))
  }
  return parameters
}

async function explain(error: unknown): Promise<ConnectorError> {
  if (error instanceof ConnectorError) return error
  if (error instanceof HTTPError) return errorFromAnswer(error)
  return transportFailure(error, { name: 'Mindbody', unreachableCode: 'pms-unreachable' })
}
