import { glyph } from '@guildhall/ui'
import { __iconNode as at } from '@tabler/icons-react/dist/esm/icons/IconAt.mjs'
import { __iconNode as badge } from '@tabler/icons-react/dist/esm/icons/IconAward.mjs'
import { __iconNode as bell } from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import { __iconNode as work } from '@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs'
import { __iconNode as building } from '@tabler/icons-react/dist/esm/icons/IconBuilding.mjs'
import { __iconNode as calendar } from '@tabler/icons-react/dist/esm/icons/IconCalendar.mjs'
import { __iconNode as file } from '@tabler/icons-react/dist/esm/icons/IconFileText.mjs'
import { __iconNode as heart } from '@tabler/icons-react/dist/esm/icons/IconHeart.mjs'
import { __iconNode as key } from '@tabler/icons-react/dist/esm/icons/IconKey.mjs'
import { __iconNode as lock } from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import { __iconNode as mail } from '@tabler/icons-react/dist/esm/icons/IconMail.mjs'
import { __iconNode as message } from '@tabler/icons-react/dist/esm/icons/IconMessage.mjs'
import { __iconNode as school } from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs'
import { __iconNode as shield } from '@tabler/icons-react/dist/esm/icons/IconShield.mjs'
import { __iconNode as userCheck } from '@tabler/icons-react/dist/esm/icons/IconUserCheck.mjs'
import { __iconNode as userPlus } from '@tabler/icons-react/dist/esm/icons/IconUserPlus.mjs'

const Bell = glyph(bell)
/** By the name a kind of notice gives: `icon` of its declaration. */
const icons: Readonly<Record<string, typeof Bell>> = {
  at: glyph(at),
  badge: glyph(badge),
  bell: Bell,
  building: glyph(building),
  calendar: glyph(calendar),
  file: glyph(file),
  heart: glyph(heart),
  key: glyph(key),
  lock: glyph(lock),
  mail: glyph(mail),
  message: glyph(message),
  school: glyph(school),
  shield: glyph(shield),
  'user-check': glyph(userCheck),
  'user-plus': glyph(userPlus),
  work: glyph(work),
}

export function NoticeIcon({ name, size = 18 }: { name: string; size?: number }) {
  const Icon = icons[name] ?? Bell
  return <Icon size={size} />
}
