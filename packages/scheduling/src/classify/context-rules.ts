import type { Token } from './tokens.ts'

/** Words that mean a treatment only together, wherever they stand in the text. */
export type ContextRule = {
  readonly category: string
  /** At least one word of each. */
  readonly all: readonly (readonly string[])[]
  /** What those words would mean by themselves. */
  readonly replaces: readonly string[]
}

const LASER = ['laser', 'lazer', 'lasers']
const FILLER = ['filler', 'fillers', 'restylane', 'juvederm', 'voluma', 'lips', 'lip']
const HAIR_AREAS =
  'hair leg legs bikini brazilian back chest arm arms underarm underarms armpits chin lip beard mustache face body piernas axilas'.split(
    ' ',
  )
const LASERS = [
  'laser_hair_removal',
  'laser_resurfacing',
  'laser_vascular',
  'laser_pigment',
  'ipl_photofacial',
]

/** In order: the first that speaks of a category's words keeps them. */
export const contextRules: readonly ContextRule[] = [
  {
    category: 'filler_dissolve',
    all: [
      ['dissolve', 'dissolved', 'dissolving', 'dissolver', 'melt', 'reverse', 'remove'],
      FILLER,
    ],
    replaces: ['dermal_filler'],
  },
  {
    category: 'biostimulator',
    all: [
      ['bbl', 'butt', 'booty', 'brazilian'],
      ['liquid', 'sculptra', 'surgical', 'nonsurgical'],
    ],
    replaces: ['ipl_photofacial', 'waxing', 'laser_hair_removal'],
  },
  {
    category: 'hair_restoration',
    all: [
      ['prp', 'prf', 'growth', 'loss', 'thinning', 'regrowth'],
      ['hair', 'scalp', 'cabello', 'pelo'],
    ],
    replaces: ['prp', 'weight_mgmt'],
  },
  {
    category: 'rf_microneedling',
    all: [
      ['rf', 'radiofrequency'],
      ['microneedling', 'needling', 'needle'],
    ],
    replaces: ['microneedling', 'rf_tightening'],
  },
  {
    category: 'us_tightening',
    all: [['ultrasound'], ['tightening', 'lifting', 'lift', 'skin']],
    replaces: ['rf_tightening', 'vague'],
  },
  {
    category: 'rf_tightening',
    all: [
      ['rf', 'radiofrequency'],
      ['tightening', 'lifting', 'lift'],
    ],
    replaces: ['vague'],
  },
  {
    category: 'pmu',
    all: [
      ['tattoo', 'tattooed', 'permanent'],
      ['brow', 'brows', 'eyebrow', 'eyebrows', 'eyeliner', 'makeup'],
    ],
    replaces: ['laser_pigment', 'waxing'],
  },
  {
    category: 'laser_pigment',
    all: [
      [...LASER, 'remove', 'removal', 'eliminar', 'borrar', 'pico'],
      ['tattoo', 'tatoo', 'tatuaje', 'melasma', 'pigment', 'pigmentation', 'freckles'],
    ],
    replaces: ['vague', 'peel', ...LASERS],
  },
  {
    category: 'laser_vascular',
    all: [LASER, ['capillaries', 'redness', 'rosacea', 'vein', 'veins', 'red']],
    replaces: ['vein', 'facial', 'vague', ...LASERS],
  },
  {
    category: 'laser_resurfacing',
    all: [LASER, ['scar', 'scars', 'texture', 'pores', 'wrinkles', 'fractional']],
    replaces: ['facial', 'vague'],
  },
  {
    category: 'laser_hair_removal',
    all: [LASER, HAIR_AREAS],
    replaces: ['waxing', 'vague', 'laser_hair_removal'],
  },
  {
    category: 'dermal_filler',
    all: [
      ['fill', 'fuller', 'bigger', 'plump', 'plumper', 'plumping', 'volume'],
      ['lip', 'lips', 'cheek', 'cheeks', 'labios'],
    ],
    replaces: ['vague'],
  },
  {
    category: 'neuromodulator',
    all: [
      ['smooth', 'relax', 'soften', 'freeze'],
      ['forehead', 'frown', 'brow', 'wrinkles'],
    ],
    replaces: ['vague', 'cryo_contour'],
  },
  {
    category: 'cryo_contour',
    all: [
      ['freeze', 'freezing'],
      ['fat', 'handles', 'belly', 'stomach', 'flanks'],
    ],
    replaces: [],
  },
  {
    category: 'waxing',
    all: [
      ['wax', 'waxed', 'waxing', 'cera', 'threading', 'tint'],
      ['brow', 'brows', 'eyebrow', 'eyebrows', 'lash', 'lashes', 'leg', 'legs', 'back', 'underarm'],
    ],
    replaces: ['vague', 'thread_lift', 'pmu'],
  },
  {
    category: 'iv_nad',
    all: [
      ['nad', 'nad+'],
      ['iv', 'drip', 'infusion'],
    ],
    replaces: ['iv_therapy', 'im_shot'],
  },
  {
    category: 'iv_therapy',
    all: [
      ['iv', 'drip', 'infusion'],
      ['glutathione', 'vitamin', 'immunity', 'beauty', 'hydration', 'recovery', 'lag', 'iron'],
    ],
    replaces: ['im_shot'],
  },
]

/** The rules that a text meets, with the tokens that do it. */
export function rulesMet(
  tokens: readonly Token[],
): readonly { readonly rule: ContextRule; readonly indexes: readonly number[] }[] {
  return contextRules.flatMap((rule) => {
    const hits = rule.all.map((words) => tokens.findIndex(({ word }) => words.includes(word)))
    return hits.includes(-1) ? [] : [{ rule, indexes: hits }]
  })
}
