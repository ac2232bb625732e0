import { existsSync } from 'node:fs'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/**
 * Chromium from `CHROMIUM_PATH`, from the system, or from npm. Never the package's own arguments:
 * they switch off the rules of the web and break a second context.
 */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await findChromium()
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

async function findChromium(): Promise<string> {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted !== undefined) {
    if (existsSync(wanted)) return wanted
    throw new Error(`CHROMIUM_PATH names ${wanted}, but there is no file. Correct or remove it.`)
  }
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium'
  return sparticuz.executablePath().catch((error: unknown) => {
    throw new Error(
      'No Chromium for the browser tests: the one from npm runs on Linux x64 only. Set CHROMIUM_PATH to a Chrome or Chromium on this computer.',
      { cause: error },
    )
  })
}
