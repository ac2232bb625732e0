import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Sealer = {
  readonly seal: (value: unknown) => string
  /** Throws when the text was changed or sealed with another key. */
  readonly unseal: (sealed: string) => unknown
}

const FORMAT = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Seals connection secrets with AES-256-GCM; the key is derived from the one given. */
export function createSealer(secretKey: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secretKey, '', 'chairflow connection secrets', 32))
  return {
    seal: (value) => {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
      return `${FORMAT}.${Buffer.concat([iv, cipher.getAuthTag(), text]).toString('base64')}`
    },
    unseal: (sealed) => {
      const [format, data = ''] = sealed.split('.')
      if (format !== FORMAT) throw new Error('Sealed by an unknown Chairflow')
      const bytes = Buffer.from(data, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES))
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
      const text = [decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]
      return JSON.parse(Buffer.concat(text).toString('utf8'))
    },
  }
}

/** The key from the environment, or one made once and kept beside the data, readable by us only. */
export function findSecretKey(fromEnvironment: string, dataFolder: string): string {
  if (fromEnvironment !== '') return fromEnvironment
  const path = join(dataFolder, 'secret.key')
  if (!existsSync(path)) {
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(path, 'utf8').trim()
}
