import type { Service } from '../practice/service.ts'
import type { ClassifiedRequest } from './classification.ts'
import { classify } from './classify.ts'
import type { CompiledLexicon } from './compiled-lexicon.ts'

export type ServiceAnswer =
  | { readonly type: 'service'; readonly service: Service }
  /** Several of the practice's services are that; one has to be asked for. */
  | { readonly type: 'several'; readonly services: readonly Service[] }
  | { readonly type: 'none' }

/**
 * The practice's own service for what was asked: that of the product, else that of the category.
 * A service without a category is understood by its name, as a patient's text would be.
 */
export function serviceFor(
  compiled: CompiledLexicon,
  services: readonly Service[],
  { category, product }: Pick<ClassifiedRequest, 'category' | 'product'>,
): ServiceAnswer {
  const ofCategory = services.filter((service) => categoryOf(compiled, service) === category)
  const ofProduct = ofCategory.filter((service) => isSame(productOf(compiled, service), product))
  const general = ofCategory.filter((service) => productOf(compiled, service) === null)
  const fitting = product !== null && ofProduct.length > 0 ? ofProduct : general
  const [only, ...more] = fitting.length > 0 ? fitting : ofCategory
  if (only === undefined) return { type: 'none' }
  return more.length === 0
    ? { type: 'service', service: only }
    : { type: 'several', services: [only, ...more] }
}

function categoryOf(compiled: CompiledLexicon, { category, name }: Service): string | null {
  if (compiled.lexicon.categories[category] !== undefined) return category
  return classify(compiled, name).requests[0]?.category ?? null
}

function productOf(compiled: CompiledLexicon, { product, name }: Service): string | null {
  return product ?? classify(compiled, name).requests[0]?.product ?? null
}

function isSame(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one.toLowerCase() === other.toLowerCase()
}
