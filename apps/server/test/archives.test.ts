import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { ArchiveFault, type Host, installBlueprint, newId, readArchive, type Tenant } from '@guildhall/kernel/host'
import { type World, world } from '@guildhall/kernel/testing'
import { extract } from 'tar-stream'
import { expect, onTestFinished, test } from 'vitest'

/** A lived-in community with a file of its own, and a folder for archives. */
async function stage() {
  const here = await world()
  const { host } = here
  const manifest = (await host.site.blueprints.all()).get('p2p-sandbox')
  if (!manifest) throw new Error('The blueprint is not there')
  const { tenant } = await installBlueprint(host, manifest, { slug: `archived-${newId().slice(-8)}`, demo: true })
  const file = { name: 'pictures/ab/abc/256.webp', content: Readable.from([Buffer.from('a picture')]) }
  await host.registry.modules.find(({ key }) => key === 'files')?.kept?.write(host.site, tenant.id, file)
  const folder = await mkdtemp(join(tmpdir(), 'archives-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return { here, host, tenant, folder, path: join(folder, 'one.tar.gz') }
}

/** Erases a community as if its month were over. */
async function erase({ host, database }: World, { id }: Tenant): Promise<void> {
  await host.site.kept.erase(id)
  await database.owner.query('select guildhall.erase_tenant($1)', [id])
  host.tenants.forget()
}

/** What an archive holds, by name; when it was made left aside. */
async function entriesOf(path: string): Promise<Record<string, string>> {
  const entries = extract()
  Readable.from([gunzipSync(await readFile(path))]).pipe(entries)
  const found: Record<string, string> = {}
  for await (const entry of entries) {
    const content = await text(entry as unknown as AsyncIterable<Uint8Array>)
    found[entry.header.name] = content.replace(/"madeAt": "[^"]+"/, '')
  }
  return found
}

const archive = (host: Host, tenant: Tenant, path: string) => host.site.archive(tenant, { path })

test('[TEN-13] export, erase, import, export: the same to the last byte, files and logins included', async () => {
  const { here, host, tenant, folder, path } = await stage()
  const counted = 'select count(*)::int as posts from forum_posts where tenant_id = $1'
  const { posts } = (await here.database.owner.query(counted, [tenant.id])).rows[0]
  await archive(host, tenant, path)
  await erase(here, tenant)
  expect(await host.site.find(tenant.slug)).toBeUndefined()
  const back = await readArchive(host, { path })
  expect(back).toMatchObject({ id: tenant.id, slug: tenant.slug, status: 'active' })
  await archive(host, back, join(folder, 'two.tar.gz'))
  const [first, second] = [await entriesOf(path), await entriesOf(join(folder, 'two.tar.gz'))]
  expect(second).toEqual(first)
  expect(Object.keys(first)).toContain('files/files/pictures/ab/abc/256.webp')
  expect(first['tables/forum_posts.ndjson']?.split('\n').length).toBe(posts + 1)
  expect(first['along/identity_accounts.ndjson']).toContain('@')
})

test('a login whose e-mail is known here is joined to the one there is', async () => {
  const { here, host, tenant, path } = await stage()
  const { owner } = here.database
  const accounts = async (): Promise<string[]> => {
    const found = 'select account_id as id from people_members where tenant_id = $1 order by id'
    return (await owner.query(found, [tenant.id])).rows.map(({ id }) => id)
  }
  const before = await accounts()
  const there = before[0] as string
  await archive(host, tenant, path)
  await erase(here, tenant)
  // As on another server, where the person has a login of another id.
  const known = newId()
  const found = 'select email from identity_accounts where id = $1'
  const { email } = (await owner.query(found, [there])).rows[0]
  await owner.query('delete from identity_accounts where id = $1', [there])
  await owner.query('insert into identity_accounts (id, email, created_at) values ($1, $2, now())', [known, email])
  await readArchive(host, { path })
  expect((await accounts()).toSorted()).toEqual([...before.slice(1), known].toSorted())
})

test('what is here already, of another version, cut short or no archive is refused and changes nothing', async () => {
  const { here, host, tenant, folder, path } = await stage()
  await archive(host, tenant, path)
  await expect(readArchive(host, { path })).rejects.toThrow(ArchiveFault)
  await erase(here, tenant)
  const whole = await readFile(path)
  await writeFile(join(folder, 'cut.tar.gz'), whole.subarray(0, whole.length - 4_000))
  await expect(readArchive(host, { path: join(folder, 'cut.tar.gz') })).rejects.toThrow()
  await writeFile(join(folder, 'none.tar.gz'), 'not an archive')
  await expect(readArchive(host, { path: join(folder, 'none.tar.gz') })).rejects.toThrow()
  expect(await host.site.find(tenant.slug)).toBeUndefined()
  expect(await host.site.kept.weigh(tenant.id)).toBe(0)
  expect(await readArchive(host, { path, slug: `${tenant.slug}-x` })).toMatchObject({ slug: `${tenant.slug}-x` })
})
