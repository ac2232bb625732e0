import type { ProblemDocument } from '@chairflow/api'
import { StoreFull, StoreStopped } from '@chairflow/store'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** Thrown by routes; becomes an RFC 9457 document. `detail` never repeats what was sent. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem'
  readonly status: ContentfulStatusCode
  readonly problems: ProblemDocument['problems']
  readonly taken: ProblemDocument['taken']

  constructor(
    status: ContentfulStatusCode,
    detail: string,
    problems?: ProblemDocument['problems'],
    taken?: ProblemDocument['taken'],
  ) {
    super(detail)
    this.status = status
    this.problems = problems
    this.taken = taken
  }
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'This request cannot be read',
  401: 'Not allowed',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Somebody was faster',
  413: 'Too large',
  415: 'Wrong content type',
  422: 'Please correct this first',
  500: 'Something went wrong on our side',
  503: 'Please try again in a moment',
}

export function answerProblem(c: Context, error: unknown): Response {
  if (error instanceof HttpProblem) {
    const { status, message, problems, taken } = error
    return problem(c, status, message, problems, taken)
  }
  if (error instanceof HTTPException) return problem(c, error.status, httpDetail(error))
  if (error instanceof StoreFull) return diskFull(c)
  if (error instanceof StoreStopped) return problem(c, 503, error.message)
  return problem(c, 500, 'The fault was written to the log. Nothing you entered was lost.')
}

const RETRY_AFTER_SECONDS = 30

/** Nothing was stored. Vendors and people try again; what is stored can still be read. */
export function diskFull(c: Context): Response {
  c.header('retry-after', String(RETRY_AFTER_SECONDS))
  return problem(c, 503, new StoreFull().message)
}

export function problem(
  c: Context,
  status: number,
  detail: string,
  problems?: ProblemDocument['problems'],
  taken?: ProblemDocument['taken'],
): Response {
  const body = {
    type: 'about:blank',
    title: TITLES[status] ?? 'Not possible',
    status,
    detail,
    ...(problems && { problems }),
    ...(taken && { taken }),
    ...errorsOf(problems),
  }
  return c.body(JSON.stringify(body), status as ContentfulStatusCode, {
    'content-type': 'application/problem+json',
  })
}

/** What points into the body, as JSON pointers. */
function errorsOf(problems: ProblemDocument['problems'] = []): Pick<ProblemDocument, 'errors'> {
  const errors = problems.flatMap(({ code, message, field, row, column }) => {
    if (field === undefined) return []
    const cell = { ...(row !== undefined && { row }), ...(column !== undefined && { column }) }
    return { detail: message, pointer: `#/${field.replaceAll('.', '/')}`, code, ...cell }
  })
  return errors.length === 0 ? {} : { errors }
}

function httpDetail({ status, message }: HTTPException): string {
  if (status === 400) return 'The body is not valid JSON.'
  return message || 'The request was refused.'
}
