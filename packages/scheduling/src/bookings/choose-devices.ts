import type { Equipment } from '../practice/room.ts'
import type { Service } from '../practice/service.ts'

type Wish = {
  readonly service: Pick<Service, 'equipmentTypes'> | undefined
  readonly locationId: string
  /** Whether a device is there for all that the visit takes of it. */
  readonly isFree: (device: Equipment) => boolean
  /** Whether the visit has it already. */
  readonly has: (device: Equipment) => boolean
}

/**
 * One device of each type that a service needs, from those of its place: the one that the visit has,
 * where it is free, or else the first free one. Where none is free the one it has is named, or the
 * first of its type: a calendar's visit has one, and a new one finds it taken. A type that nobody has
 * is left out.
 */
export function chooseDevices(
  devices: readonly Equipment[],
  { service, locationId, isFree, has }: Wish,
): readonly Equipment[] {
  const here = devices.filter((device) => device.locationId === locationId)
  return (service?.equipmentTypes ?? []).flatMap((type) => {
    const ofType = here.filter((device) => device.type === type)
    const free = ofType.filter(isFree)
    return free.find(has) ?? free[0] ?? ofType.find(has) ?? ofType[0] ?? []
  })
}
