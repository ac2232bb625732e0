import type { ClassifyAnswer } from '@chairflow/api'
import { texts } from './texts.ts'

/** What a new step “Understand the request” asks for; below that it goes to a person. */
export const USUAL_PERCENT = 70

type Request = ClassifyAnswer['requests'][number]

/** Whether such a step would leave by “understood”: everything is clear and one of our services. */
export function isSettled({ status, requests }: ClassifyAnswer): boolean {
  const isClear = ({ confidence, services }: Request) =>
    confidence * 100 >= USUAL_PERCENT && services.length === 1
  return status === 'sure' && requests.length > 0 && requests.every(isClear)
}

/** Why it is not settled, in one sentence; null when it is. */
export function whyOpen(answer: ClassifyAnswer): string | null {
  if (isSettled(answer)) return null
  if (answer.why !== null) return answer.why.text
  const { requests } = answer
  if (requests.some(({ services }) => services.length === 0)) return texts.noService
  const several = requests.find(({ services }) => services.length > 1)
  return several === undefined ? texts.notSure(USUAL_PERCENT) : severalOf(several)
}

/** What is known about one request, each a few words. */
export function factsOf(request: Request): readonly string[] {
  const { services, product, quantity } = request
  const [only, ...more] = services
  return [
    only === undefined
      ? texts.noService
      : more.length > 0
        ? severalOf(request)
        : texts.asService(only.name),
    product === null ? [] : texts.product(product),
    quantity === null ? [] : amountOf(quantity),
  ].flat()
}

const severalOf = ({ services }: Request) =>
  texts.severalServices(services.map(({ name }) => name).join(', '))

function amountOf({ amount, unit }: NonNullable<Request['quantity']>): string {
  return amount === null ? texts.amount(texts.range, '') : texts.amount(String(amount), unit)
}
