import { readFile } from 'node:fs/promises'
import { laws as access } from '@guildhall/access/testing/laws'
import { laws as administration } from '@guildhall/administration/testing/laws'
import { laws as audit } from '@guildhall/audit/testing/laws'
import { laws as files } from '@guildhall/files/testing/laws'
import { laws as forum } from '@guildhall/forum/testing/laws'
import { laws as identity } from '@guildhall/identity/testing/laws'
import { laws as invitations } from '@guildhall/invitations/testing/laws'
import { buildRegistry } from '@guildhall/kernel/host'
import {
  casesOf,
  contractHolds,
  eventsHaveAudiences,
  filledTables,
  hearingTwiceIsHearingOnce,
  inputsAreStrict,
  jobsStayAtHome,
  keysAreHonoured,
  namesHold,
  permissionsAreDeclared,
  permissionsAreExplained,
  refusalsHaveSentences,
  replayEqualsFresh,
  rolesAreBound,
  routesDecide,
  rowsStayInside,
  scopeAgreesWithRoute,
  strangersFindNothing,
  tablesBelongToTenants,
  type World,
  world,
} from '@guildhall/kernel/testing'
import { laws as messaging } from '@guildhall/messaging/testing/laws'
import { laws as notify } from '@guildhall/notify/testing/laws'
import { laws as organisations } from '@guildhall/organisations/testing/laws'
import { laws as people } from '@guildhall/people/testing/laws'
import { laws as tenants } from '@guildhall/tenants/testing/laws'
import { beforeAll, describe, expect, test } from 'vitest'
import { modules } from '../src/modules.ts'
import { everyRole } from '../testing/community.ts'

const probes = [
  organisations,
  invitations,
  access,
  administration,
  notify,
  tenants,
  audit,
  files,
  identity,
  forum,
  people,
  messaging,
]
const registry = buildRegistry(modules)
const { cases, offences } = casesOf(registry, probes)

describe('every manifest', () => {
  test('refusals have a sentence', () => expect(refusalsHaveSentences(modules)).toEqual([]))
  test.each(['en', 'da', 'es', 'ar'])('refusals have a sentence in %s', async (language) => {
    const messages = JSON.parse(await readFile(new URL(`../../web/messages/${language}.json`, import.meta.url), 'utf8'))
    const codes = modules.flatMap(({ refusals }) => Object.keys(refusals))
    expect(codes.filter((code) => !messages[`refusal.${code}`])).toEqual([])
  })
  test('events have an audience, and rooms a guard', () => expect(eventsHaveAudiences(registry)).toEqual([]))
  test('routes have a permission decision', () => expect(routesDecide(registry)).toEqual([]))
  test('inputs refuse what they do not know', () => expect(inputsAreStrict(registry)).toEqual([]))
  test('permissions named in code are declared and explained', () => {
    expect(permissionsAreDeclared(registry)).toEqual([])
    expect(permissionsAreExplained(modules)).toEqual([])
  })
  test('names belong to their module and lead somewhere', () => expect(namesHold(registry)).toEqual([]))
  test('[TST-46] routes have a sample for the laws below', () => expect(offences).toEqual([]))
})

describe.each(cases)('$contract.name', (each) => {
  test('[TST-84] answers as its contract says', async () => expect(await contractHolds(await world(), each)).toEqual([]))
  test('[TST-65] has nothing for strangers', async () => expect(await strangersFindNothing(await world(), each)).toEqual([]))
})

describe.each(cases.filter(({ contract }) => contract.kind === 'command'))('$contract.name', (each) => {
  test('gives one answer to one key', async () => expect(await keysAreHonoured(await world(), each)).toEqual([]))
})

describe('the database', () => {
  let here: World
  beforeAll(async () => {
    here = await world()
    for (const { contract, sample } of cases) {
      const { by, input } = await sample(here)
      await by.call(contract, input)
    }
    await here.drain()
  }, 60_000)

  test('[TST-65] every table belongs to tenants, and roles are bound by that', async () => {
    expect(await tablesBelongToTenants(here.database.owner, modules)).toEqual([])
    expect(await rolesAreBound(here.database.owner)).toEqual([])
  })

  test('[TST-65] rows are seen and written from their own tenant only', async () => {
    const { owner, db } = here.database
    expect((await filledTables(owner, modules, here.tenant)).length).toBeGreaterThan(8)
    expect(await rowsStayInside({ owner, app: db.appPool }, modules, [here.tenant, await here.anotherTenant()])).toEqual([])
  })

  test('hearing every event twice is hearing it once', async () => expect(await hearingTwiceIsHearingOnce(here)).toEqual([]))
  test('jobs succeed and stay in their community', async () => expect(await jobsStayAtHome(here)).toEqual([]))
})

describe('views', () => {
  test.each(probes.flatMap(({ agreements }) => agreements ?? []))(
    'a $noun is in scope exactly when its route shows it',
    async (agreement) => expect(await scopeAgreesWithRoute(await world(), agreement, everyRole)).toEqual([]),
  )
  test.each(probes.flatMap(({ replays }) => replays ?? []))('$name, replayed, is as if fetched again', async (replay) =>
    expect(await replayEqualsFresh(await world(), replay)).toEqual([]),
  )
})
