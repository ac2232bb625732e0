import {
  type PracticeRecords,
  type Service,
  sayAtEach,
  sayKind,
  sayRule,
} from '@chairflow/scheduling'

const LONGEST_VALUE = 1000

type Value = { readonly name: string; readonly value: string }

/** What a rule says of a service, for each location where they differ. */
export function ruleValues(
  service: Service,
  records: PracticeRecords,
  escalateAfterHours: number,
): readonly Value[] {
  const say = (words: (here: Service) => string) => sayForEach(service, records, words)
  const values = {
    certification: say(({ requirement }) => sayRule(requirement)),
    room: say(({ roomType }) => sayKind(roomType)),
    roomNeed: say(({ roomNeed }) => roomNeed),
    durationMinutes: say(({ durationMinutes }) => String(durationMinutes)),
    bufferMinutes: say(({ bufferAfterMinutes }) => String(bufferAfterMinutes)),
    escalateAfterHours: String(escalateAfterHours),
    team: records.providers.map(({ displayName }) => displayName).join(', '),
  }
  return Object.entries(values).map(([name, value]) => ({
    name,
    value: value.slice(0, LONGEST_VALUE),
  }))
}

/** "RN license", or "Esthetician license (Austin, Dallas); RN license (North)". */
function sayForEach(
  service: Service,
  { locations }: PracticeRecords,
  words: (here: Service) => string,
): string {
  return sayAtEach(service, locations, words)
    .map(
      (said) => said.words + (said.locations.length > 0 ? ` (${said.locations.join(', ')})` : ''),
    )
    .join('; ')
}
