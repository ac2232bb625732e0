import type { Location, Patient, Provider, Service } from '@chairflow/scheduling'

/** What an entry's fields are chosen from. */
export type Choices = {
  readonly patients: readonly Patient[]
  readonly services: readonly Service[]
  readonly locations: readonly Location[]
  readonly providers: readonly Provider[]
}

/** "Ann Smith (…0142)": the end of the number tells two of one name apart. */
export function patientOption({ id, firstName, lastName, phone }: Patient) {
  const end = phone === '' ? '' : ` (…${phone.slice(-4)})`
  return { value: id, label: `${firstName} ${lastName}${end}` }
}

export const serviceOption = ({ id, name }: Service) => ({ value: id, label: name })
export const providerOption = ({ id, displayName }: Provider) => ({ value: id, label: displayName })
