import { channels } from '@guildhall/kernel'
import type { CommunityDefaults } from '../../contract/administering.ts'
import type { Reader, Writer } from '../db.ts'
import { isOpen } from '../rules/evaluate.ts'
import { defaultsOf } from './recipients.ts'
import { say } from './words.ts'

/** Every kind of notice this program raises, with what the community has decided of it. */
export async function communityDefaults(unit: Reader | Writer, locale: string): Promise<CommunityDefaults> {
  const { types, quiet } = await defaultsOf(unit)
  return {
    types: [...unit.site.notices.values()].map((type) => ({
      name: type.name,
      label: say(type, 'label', { tenant: unit.tenant, locale }),
      category: type.category,
      always: type.always === true,
      off: types[type.name]?.off === true,
      channels: channels
        .filter((channel) => type.channels[channel] !== undefined)
        .map((channel) => ({
          channel,
          on: isOpen(type, channel, { own: {}, types }),
          usual: type.channels[channel] === true,
        })),
    })),
    quiet: [...quiet],
  }
}
