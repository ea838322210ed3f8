// axe-core in headless Chromium on the pages named, at 360 and 1440 pixels, light and dark. Prints violations as JSON.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const modules = process.env.INTEROP_MODULES
const { chromium } = createRequire(`${modules}/`)('playwright-core')
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, 'utf8')
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run']
const args = [...quiet, '--disable-background-networking', '--disable-component-update', '--disable-sync']
const browser = await chromium.launch({ executablePath: process.env.INTEROP_CHROMIUM, args })
const found = []
for (const colorScheme of ['light', 'dark']) {
  for (const width of [360, 1440]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
    for (const address of process.argv.slice(2)) {
      const page = await context.newPage()
      await page.goto(address)
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() => axe.run(document, {}))
      for (const { id, nodes } of violations) found.push(`${address} ${width} ${colorScheme}: ${id}: ${nodes[0].html}`)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
      if (wide) found.push(`${address} ${width} ${colorScheme}: wider than the window`)
      await page.close()
    }
  }
}
await browser.close()
console.log(JSON.stringify(found))
