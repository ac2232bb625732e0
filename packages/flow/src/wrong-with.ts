import type { ErrorObject } from 'ajv/dist/2020.js'

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in braces',
}

/** What ajv found wrong with a field, in plain words that go on from the field's name. Names no value. */
export function wrongWith({ keyword, params, message }: ErrorObject): string {
  const { limit, type, allowedValue } = params as {
    readonly limit?: number
    readonly type?: string
    readonly allowedValue?: unknown
  }
  switch (keyword) {
    case 'required':
      return 'is missing'
    case 'additionalProperties':
      return 'is not known here'
    case 'type':
      return `must be ${TYPES[type ?? ''] ?? type}`
    case 'pattern':
      return 'is not of the form that is expected here'
    case 'const':
      return `must be ${JSON.stringify(allowedValue)}`
    case 'anyOf':
      return 'is none of the values allowed here'
    case 'minLength':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} characters`
    case 'minItems':
      return limit === 1 ? 'must not be empty' : `must have at least ${limit} entries`
    case 'maxLength':
      return `may have at most ${limit} characters`
    case 'maxItems':
      return `may have at most ${limit} entries`
    case 'minimum':
      return `must be at least ${limit}`
    case 'maximum':
      return `may be at most ${limit}`
    default:
      return message ?? 'is not valid'
  }
}
