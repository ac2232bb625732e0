import type { Credential, Location, Provider, Service } from '@chairflow/scheduling'
import type { Schema } from '../schema.ts'

/** How the records with lists in them are kept: lists as JSON, the rest as columns. */
export function locationRow({ hours, closures, ...row }: Location): Schema['location'] {
  return { ...row, hoursJson: JSON.stringify(hours), closuresJson: JSON.stringify(closures) }
}

export function readLocation({ hoursJson, closuresJson, ...row }: Schema['location']): Location {
  return { ...row, hours: JSON.parse(hoursJson), closures: JSON.parse(closuresJson) }
}

export function serviceRow(service: Service): Schema['service'] {
  const { requirement, equipmentTypes, overrides, ...row } = service
  return {
    ...row,
    requirementJson: JSON.stringify(requirement),
    equipmentTypesJson: JSON.stringify(equipmentTypes),
    overridesJson: JSON.stringify(overrides),
  }
}

export function readService(row: Schema['service']): Service {
  const { requirementJson, equipmentTypesJson, overridesJson, ...service } = row
  return {
    ...service,
    requirement: JSON.parse(requirementJson),
    equipmentTypes: JSON.parse(equipmentTypesJson),
    overrides: JSON.parse(overridesJson),
  }
}

export function providerRow({ roles, shifts, ...row }: Provider): Schema['provider'] {
  return { ...row, rolesJson: JSON.stringify(roles), shiftsJson: JSON.stringify(shifts) }
}

export function readProvider({ rolesJson, shiftsJson, ...row }: Schema['provider']): Provider {
  return { ...row, roles: JSON.parse(rolesJson), shifts: JSON.parse(shiftsJson) }
}

export function credentialRow({ products, ...row }: Credential): Schema['credential'] {
  return { ...row, productsJson: JSON.stringify(products) }
}

export function readCredential({ productsJson, ...row }: Schema['credential']): Credential {
  return { ...row, products: JSON.parse(productsJson) }
}
