import { ConnectorError } from '@chairflow/connector-kit'
import ky, { HTTPError, type KyInstance } from 'ky'
import { transportFailure } from '../http/failures.ts'
import { errorFromAnswer } from './mindbody-errors.ts'
import type { MindbodyAccount } from './settings.ts'

export type MindbodyClient = {
  readonly get: (path: string, query: Query) => Promise<unknown>
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
    try {
      return await send(await token.get())
    } catch (error) {
      if (!(error instanceof HTTPError) || error.response.status !== 401) throw await explain(error)
      token.forget()
      return await send(await token.get()).catch(async (again) => {
        throw await explain(again)
      })
    }
  }
  return {
    get: (path, query) =>
      withToken((value) =>
        http.get(path, { searchParams: searchParams(query), headers: bearer(value) }).json(),
      ),
    post: (path, body, signal) =>
      withToken((value) =>
        http.post(path, { json: body, headers: bearer(value), ...(signal && { signal }) }).json(),
      ),
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

function tokenKeeper({ settings, secrets, now }: MindbodyAccount, http: KyInstance) {
  let kept: { readonly value: string; readonly until: number } | null = null
  const issue = async () => {
    const json = { Username: settings.username, Password: secrets.password }
    const answer = await http
      .post('usertoken/issue', { json })
      .json<{ AccessToken: string; Expires: string }>()
      .catch(async (error) => {
        throw asNotSent(await explain(error))
      })
    kept = { value: answer.AccessToken, until: Date.parse(answer.Expires) - TOKEN_MARGIN_MS }
    return kept.value
  }
  return {
    get: async () => (kept !== null && now() < kept.until ? kept.value : issue()),
    forget: () => {
      kept = null
    },
  }
}

/** Asking for a token books nothing: whatever happened to it, the real call was not sent. */
function asNotSent(error: ConnectorError): ConnectorError {
  if (error.certainty !== 'unknown') return error
  return new ConnectorError(error.failure, { certainty: 'not-sent', cause: error })
}

function bearer(token: string) {
  return { Authorization: `Bearer ${token}` }
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
  return transportFailure(error, 'Mindbody')
}
