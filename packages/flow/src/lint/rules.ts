import { bookingWithoutClaim } from './booking-without-claim.ts'
import { connectionUnresolved } from './connection-unresolved.ts'
import { edgeFromUnknownPort } from './edge-from-unknown-port.ts'
import { limitWithoutValue } from './limit-without-value.ts'
import type { LintRule } from './lint-context.ts'
import { loopWithoutMaximum } from './loop-without-maximum.ts'
import { noTrigger } from './no-trigger.ts'
import { nothingToJoin } from './nothing-to-join.ts'
import { runsItself } from './runs-itself.ts'
import { settingsInvalid } from './settings-invalid.ts'
import { subjectNoId } from './subject-no-id.ts'
import { textRules } from './text-rules.ts'
import { unknownNodeType } from './unknown-node-type.ts'
import { unreachableNode } from './unreachable-node.ts'
import { unwiredRequiredPort } from './unwired-required-port.ts'
import { variableNotSet } from './variable-not-set.ts'
import { waitWithoutMaximum } from './wait-without-maximum.ts'

export const rules: readonly LintRule[] = [
  noTrigger,
  unknownNodeType,
  unreachableNode,
  unwiredRequiredPort,
  edgeFromUnknownPort,
  settingsInvalid,
  variableNotSet,
  waitWithoutMaximum,
  loopWithoutMaximum,
  bookingWithoutClaim,
  connectionUnresolved,
  textRules,
  limitWithoutValue,
  subjectNoId,
  nothingToJoin,
  runsItself,
]
