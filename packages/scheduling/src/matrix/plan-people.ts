import type { CredentialId, ProviderId } from '../ids.ts'
import { isQualified } from '../lint-practice/is-qualified.ts'
import type { Credential } from '../practice/credential.ts'
import type { CredentialRule } from '../practice/credential-rule.ts'
import { meetsRule } from '../practice/credential-rule.ts'
import type { Location } from '../practice/location.ts'
import type { PracticeRecords } from '../practice/practice-records.ts'
import type { Provider } from '../practice/provider.ts'
import { type RecordWrite, withWrites } from '../practice/record-write.ts'
import { foldWords } from './fold-words.ts'
import type { CellProblem } from './matrix-cell.ts'
import { type PlanOptions, usualHours } from './plan-location.ts'
import type { MatrixRow } from './read-matrix.ts'
import type { NamedPerson } from './read-people.ts'

type Where = { readonly location: Location; readonly options: PlanOptions }

export type PlannedPeople = {
  readonly writes: readonly RecordWrite[]
  readonly assumptions: readonly string[]
  readonly problems: readonly CellProblem[]
}

export const MATRIX_SOURCE = 'matrix import'

/** The people of a row, and the certificates that the row says they have. */
export function planPeople(row: MatrixRow, records: PracticeRecords, where: Where): PlannedPeople {
  const writes: RecordWrite[] = []
  const assumptions: string[] = []
  const problems: CellProblem[] = []
  for (const person of row.people) {
    const now = withWrites(records, writes)
    const found = findPerson(person, now)
    if (found === 'several' || (found === null && person.role === null)) {
      problems.push(unclear(row, person, found))
      continue
    }
    const provider = found ?? newProvider(person, where)
    if (found === null) {
      writes.push({ list: 'providers', id: provider.id, row: provider })
      assumptions.push(`${provider.displayName} works whenever ${where.location.name} is open.`)
    }
    writes.push(...newCards(row, provider, { records: now, where }))
  }
  return { writes, assumptions, problems }
}

/** By the whole name; else by the last name among those who have the role. */
export function findPerson(
  { name, ownName, role }: NamedPerson,
  { providers }: PracticeRecords,
): Provider | 'several' | null {
  const exact = providers.find(({ displayName }) => foldWords(displayName) === foldWords(name))
  if (exact !== undefined) return exact
  const own = foldWords(ownName)
  const alike = providers.filter(({ displayName, firstName, lastName, roles }) => {
    const names = [lastName, `${firstName} ${lastName}`, displayName].map(foldWords)
    return (
      names.includes(own) && (role === null || roles.includes(role) || isPhysician(role, roles))
    )
  })
  const [only, ...more] = alike
  return more.length > 0 ? 'several' : (only ?? null)
}

/** "Dr." says MD and may be a DO. */
function isPhysician(role: string, roles: readonly string[]): boolean {
  return role === 'MD' && roles.includes('DO')
}

function unclear(
  { row }: MatrixRow,
  { name }: NamedPerson,
  found: 'several' | Provider | null,
): CellProblem {
  const message =
    found === 'several'
      ? `Several people could be ${name}. Write the whole name.`
      : `Write what ${name} is, such as "NP ${name}".`
  return { code: 'unclear-person', row, column: 'providers', message }
}

function newProvider({ name, ownName, role }: NamedPerson, { location, options }: Where): Provider {
  const words = ownName.split(' ')
  const hours = location.hours.length === 0 ? usualHours : location.hours
  return {
    id: options.newId('prv') as ProviderId,
    externalId: '',
    firstName: words.slice(0, -1).join(' '),
    lastName: words.at(-1) ?? '',
    displayName: name,
    roles: role === null ? [] : [role],
    locationId: location.id,
    shifts: hours.map(({ day, opens, closes }) => ({ day, from: opens, to: closes })),
    runningLateMinutes: 0,
    runningLateUntil: null,
  }
}

type Held = { readonly records: PracticeRecords; readonly where: Where }

/** What the rule asks for and they have no card of, whatever its state: a lapsed one stays lapsed. */
function newCards(
  { requirement }: MatrixRow,
  provider: Provider,
  { records, where: { options } }: Held,
): readonly RecordWrite[] {
  const { credentials } = records
  const { today, newId } = options
  const asked = { requirement: { ...requirement, roles: [] }, product: null }
  if (isQualified(asked, provider, { credentials, today })) return []
  const own = credentials.filter(({ providerId }) => providerId === provider.id)
  const kinds = kindsToHold(requirement.credentials, (kind) =>
    own.some((card) => card.kind === kind),
  )
  return kinds.map((kind) => {
    const id = newId('crd') as CredentialId
    return { list: 'credentials', id, row: cardOf(id, provider.id, kind) }
  })
}

/** The kinds that are missing; where there is a choice, those of its first possibility. */
function kindsToHold(rule: CredentialRule, holds: (kind: string) => boolean): readonly string[] {
  if (meetsRule(rule, holds)) return []
  if ('kind' in rule) return [rule.kind]
  if ('all' in rule) return [...new Set(rule.all.flatMap((part) => kindsToHold(part, holds)))]
  const [first] = rule.any
  return first === undefined ? [] : kindsToHold(first, holds)
}

function cardOf(id: CredentialId, providerId: ProviderId, kind: string): Credential {
  return {
    ...{ id, providerId, kind, status: 'active', number: '' },
    ...{ validFrom: null, validUntil: null, expiresAt: null, products: [] },
    ...{ verifiedOn: null, source: MATRIX_SOURCE },
  }
}
