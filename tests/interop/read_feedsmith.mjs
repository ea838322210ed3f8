// Poll with feedsmith: an id that was met before is old. Prints what is new.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const [address, folder] = process.argv.slice(2)
const main = JSON.parse(readFileSync(`${process.env.INTEROP_MODULES}/feedsmith/package.json`, 'utf8'))
const entry = main.exports?.['.']?.import?.default ?? main.exports?.['.']?.import ?? main.module ?? main.main
const { parseFeed } = await import(pathToFileURL(`${process.env.INTEROP_MODULES}/feedsmith/${entry}`))
const { format, feed } = parseFeed(await (await fetch(address)).text())
const items = (format === 'atom' ? feed.entries : feed.items) ?? []
const state = `${folder}/state.json`
const known = new Set(existsSync(state) ? JSON.parse(readFileSync(state, 'utf8')) : [])
const id = (item) => (typeof item.guid === 'object' ? item.guid.value : item.guid) ?? item.id
const fresh = items.filter((item) => !known.has(id(item)))
writeFileSync(state, JSON.stringify([...known, ...fresh.map(id)]))
const seen = fresh.map((item) => ({
  title: item.title?.value ?? item.title,
  link: item.url ?? item.link ?? item.links?.find((link) => !link.rel || link.rel === 'alternate')?.href,
  author: item.authors?.[0]?.name ?? item.dc?.creators?.[0] ?? item.dc?.creator ?? null,
  category: item.tags?.[0] ?? item.categories?.[0]?.label ?? item.categories?.[0]?.name ?? null,
  day: new Date(item.published ?? item.date_published ?? item.pubDate).toISOString().slice(0, 10),
}))
console.log(JSON.stringify(seen))
