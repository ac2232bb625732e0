import type { Repeat } from '@chairflow/api'
import type { Activities, ActivityName } from '@chairflow/connector-kit'
import {
  type EffectTable,
  findPatient,
  findProvider,
  findService,
  listPatientsWithPhone,
  type Tx,
} from '@chairflow/store'

/** Something that was done outside, in words for the person who may have it done again. */
export function repeatView(tx: Tx, effect: EffectTable): Repeat {
  const { activity, attemptedAt, createdAt } = effect
  return {
    activity,
    when: new Date(attemptedAt ?? createdAt).toISOString(),
    ...wordsOf(tx, effect),
    status: statusOf(effect),
  }
}

type Words = Pick<Repeat, 'toWhom' | 'what'>
type Describe = {
  readonly [Name in ActivityName]: (tx: Tx, input: Activities[Name]['input']) => Words
}

const describe: Partial<Describe> = {
  'message.send': (tx, { to, body }) => ({ toWhom: ownerOf(tx, to), what: body }),
  'appointment.book': (tx, { patientExternalId, serviceExternalId }) => {
    const patient = findPatient(tx, { externalId: patientExternalId })
    const service = findService(tx, { externalId: serviceExternalId })
    return {
      toWhom: patient === undefined ? 'a patient' : shortName(patient),
      what: service?.name ?? 'a visit',
    }
  },
  'appointment.change': (tx, { after: { providerExternalId } }) => {
    const provider = findProvider(tx, { externalId: providerExternalId })
    return { toWhom: provider?.displayName ?? 'a provider', what: 'a visit that is moved' }
  },
}

function wordsOf(tx: Tx, { activity, inputJson }: EffectTable): Words {
  const tell = describe[activity as ActivityName] as ((tx: Tx, input: unknown) => Words) | undefined
  return tell?.(tx, JSON.parse(inputJson)) ?? { toWhom: '', what: '' }
}

/** A number says more to the front desk by its owner, and is kept off screens. */
function ownerOf(tx: Tx, phone: string): string {
  const owners = listPatientsWithPhone(tx, phone)
  if (owners.length > 0) return owners.map(shortName).join(' or ')
  return `the number ending in ${phone.slice(-4)}`
}

function shortName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return lastName === '' ? firstName : `${firstName} ${lastName.charAt(0)}.`
}

function statusOf({ status }: EffectTable): Repeat['status'] {
  switch (status) {
    case 'done':
      return 'done'
    case 'failed':
    case 'unknown':
      return 'unknown'
    case 'ready':
    case 'running':
    case 'retry':
      return 'under-way'
    default:
      return status satisfies never
  }
}
