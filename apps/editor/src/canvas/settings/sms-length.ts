/** How a text is counted: `parts` are what is sent and paid. */
export type SmsLength = {
  readonly characters: number
  readonly parts: number
  /** True when a character outside GSM-7 makes every part shorter. */
  readonly isUnicode: boolean
}

const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const EXTENDED = '^{}\\[~]|€\f'

/** Counts a text as phone networks do: 160 (153 each when joined) in GSM-7, else 70 (67 each). */
export function smsLength(text: string): SmsLength {
  const characters = [...text]
  const isUnicode = characters.some((one) => !BASIC.includes(one) && !EXTENDED.includes(one))
  const units = isUnicode
    ? text.length
    : characters.reduce((sum, one) => sum + (EXTENDED.includes(one) ? 2 : 1), 0)
  const [single, joined] = isUnicode ? [70, 67] : [160, 153]
  const parts = units <= single ? Math.min(units, 1) : Math.ceil(units / joined)
  return { characters: units, parts, isUnicode }
}
