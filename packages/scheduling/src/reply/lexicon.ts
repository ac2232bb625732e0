/** Stored with each decision, so that it can be explained after the words have changed. */
export const LEXICON_VERSION = '2026-11-1'

const words = (text: string) => new Set(text.split('|'))

/** Whole messages, folded (facts/messaging 3.3). */
export const lexicon = {
  affirm: words(
    "yes|y|yep|yeah|yea|yup|absolutely|definitely|i'll take it|ill take it|i will take it|si|s|claro|confirmo|claro que si|de acuerdo|lo tomo",
  ),
  /** Enough for a reminder; an offer books something, so it asks for a clear yes. */
  affirmReminder: words(
    "ok|okay|k|c|1|sure|confirm|confirmed|i confirm|ill be there|i'll be there|see you then|vale|dale|confirmado|ahi estare|👍|👌|✅|☑|✔|🙌",
  ),
  deny: words(
    "no|n|nope|nah|no thanks|no thank you|can't make it|cant make it|pass|decline|no gracias|no puedo|no podre|paso|👎|❌|🚫",
  ),
  reschedule: words(
    'r|reschedule|change|move|another time|different time|reprogramar|cambiar|otra hora|otro dia|mover',
  ),
  ack: words('thanks|thank you|ty|thx|great|perfect|gracias|muchas gracias|perfecto|🙏|❤|😊'),
  late: words('running late|be late|stuck in traffic|voy tarde|llegare tarde'),
  wrongNumber: words('wrong number|who is this|numero equivocado|quien es'),
  help: words('help|info|ayuda|informacion'),
} as const

/** Words that may follow a yes or a no without changing it. */
export const politeTails = words('please|thanks|thank you|ty|gracias|por favor|see you|👍|🙏|😊|❤')

/** Words for which somebody has to call at once (facts/messaging 3.5). */
export const urgentWords = words(
  'pain|swelling|swollen|bleeding|allergic|allergy|infection|infected|blind|vision|breathe|dolor|hinchazon|hinchado|sangrado',
)
