const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Brands and treatments that are ordinary words too: believed only where nothing else is said. */
export const everydayWords = words(`
  versa ultra contour halo genius opus motus moveo forma evolve silk lyft threads thread pellet pellets
  drip brows lips peel peels profound secret soprano iv ivs tweak adjustment evaluation elevens
  lamination lashes form stellar virtue scarlet syringe syringes morpheus tox dax suero sueros led
  resurfacing checkup recheck seguimiento retoque needling wax
`)

/** Where something is to be done. */
export const areaWords = words(`
  forehead glabella frown lip lips cheek cheeks chin jaw jawline eye eyes under brow brows eyebrow eyebrows
  neck chest back arm arms underarm underarms armpits hand hands leg legs thighs knees bikini abdomen belly
  stomach flanks handles butt scalp hair nose nasolabial smile temples face full upper lower skin body frente
  labios piernas axilas ojos cuello cara
`)

/** What goes along with asking for a visit, and says nothing about which. */
export const bookingWords = words(`
  a an the i id im ill ive me my we you u your ur he she it its to for of on in at by with w and or plus & pls
  please hi hey hello hola good morning afternoon evening can could may would want wanna need like love
  looking look book booking booked schedule scheduling appointment appointments appt appts apt session
  sessions visit treatment treatments get getting got have has do does did done come coming again time times
  first next last same top as is are be been some any this that these those there here from up asap now soon
  available availability opening openings slot spot offer offers add addon ready due back monthly weekly
  regular usual refresh half full both new patient client name jen dr doctor
  nurse np pa rn provider lee martinez park singh rivera before after between around about today tonight
  tomorrow tmrw tmr monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs
  fri sat sun saturdays weekend week weeks month months day days am pm noon oclock wedding trip party photoshoot
  lol haha thx thanks thank face neck area areas treat treated pt appt cita para por favor quiero necesito el la
  los las en un una de del con mi viernes lunes martes miercoles jueves sabado domingo manana hoy reservar agendar
  me gustaria quisiera hacer hacerme tratamiento body ones small large touch injection injections shot shots
  units unit deluxe platinum express signature custom classic series maintenance prescription refill package
`)

/** Near a treatment by one letter, and no misspelling of it. */
export const neverMisspelled = words(`
  later filled filling filter filters filing fillet feeler killer miller former farmer family facts racial
  spacial social special partial reset waxed hello halls hills local locals fecal vocal focal cells calls
  tattle title table lasers loser taser teaser lesser layer lawyer paper people peeled peeling pearl petal
  botched bottle bottom button bottoms custom cancel cancelled called charge charged change changed chart
  parking portal photo photos points pointed forms formed format hours house horses mouth moths month months
  weekend weight wright wrong right light lights flight night drive driving grip trip trips strip thread threat
  three throat treat treats restyle reading ready really radio wonder under sunder center clear clearly
  review revenge versus verse person persons medical medicine metal mental model motel hotel motto menus
  email emailed insurance invoice coming company covered traffic perfect profile professor product products
  service services security several severe science sculpture culture picture pictures pick picks pico
  morning morphine evening evolved revolve involve involved sorry story store stories surgery forget forgot
  please pleased pleasure consider considered consume consumer console virtual vibrant vivid voice volume
  hydrate hydrated hydration hydrant faucet facets peptide therapy therapist thermal swollen
`)

/** Said of several kinds of treatment: which one has to be asked. */
export const vagueWords: Readonly<Record<string, readonly string[]>> = {
  'skin tightening': ['rf_tightening', 'us_tightening'],
  'brow lift': ['neuromodulator', 'thread_lift'],
  laser: ['laser_hair_removal', 'laser_resurfacing', 'ipl_photofacial'],
  lasers: ['laser_hair_removal', 'laser_resurfacing', 'ipl_photofacial'],
  lips: ['dermal_filler', 'neuromodulator'],
  lip: ['dermal_filler', 'neuromodulator'],
  brows: ['waxing', 'pmu'],
  injections: ['neuromodulator', 'dermal_filler'],
  injectables: ['neuromodulator', 'dermal_filler'],
  wrinkles: ['neuromodulator', 'dermal_filler'],
  'fine lines': ['neuromodulator', 'dermal_filler'],
  acne: ['facial', 'peel'],
  'acne scars': ['rf_microneedling', 'laser_resurfacing'],
  melasma: ['laser_pigment', 'peel'],
  pigmentation: ['laser_pigment', 'peel'],
  'sun damage': ['ipl_photofacial', 'laser_resurfacing'],
  'sun spots': ['ipl_photofacial', 'laser_pigment'],
  'brown spots': ['ipl_photofacial', 'laser_pigment'],
  'dark circles': ['dermal_filler', 'prp'],
  'body contouring': ['cryo_contour', 'muscle_contour', 'body_other'],
  'double chin': ['fat_dissolve', 'cryo_contour'],
  rejuvenation: ['laser_resurfacing', 'dermal_filler'],
  resurfacing: ['laser_resurfacing', 'peel'],
  juvau: ['neuromodulator', 'dermal_filler'],
  juveu: ['neuromodulator', 'dermal_filler'],
  redness: ['laser_vascular', 'ipl_photofacial'],
  tightening: ['rf_tightening', 'us_tightening'],
}

/** Terms whose status is not settled, whatever they are called. */
export const contestedTerms: ReadonlySet<string> = new Set([
  'polynucleotides',
  'microneedling with exosomes',
  'peptide therapy',
])

/** Status in the United States is not settled: a person decides (facts/scheduling 4.2). */
export const contestedWords = words(`
  exosome exosomes polynucleotide polynucleotides pdrn rejuran peptide peptides sermorelin salmon
`)
