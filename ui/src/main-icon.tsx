import IconBell from '@tabler/icons-react/dist/esm/icons/IconBell.mjs'
import IconBriefcase from '@tabler/icons-react/dist/esm/icons/IconBriefcase.mjs'
import IconFiles from '@tabler/icons-react/dist/esm/icons/IconFiles.mjs'
import IconMessageCircle from '@tabler/icons-react/dist/esm/icons/IconMessageCircle.mjs'
import IconSchool from '@tabler/icons-react/dist/esm/icons/IconSchool.mjs'
import IconUsers from '@tabler/icons-react/dist/esm/icons/IconUsers.mjs'

/** The icons of the community's own navigation: few, as every page carries them. */
export const mainIcons = {
  bell: IconBell,
  briefcase: IconBriefcase,
  files: IconFiles,
  message: IconMessageCircle,
  school: IconSchool,
  users: IconUsers,
}

export function MainIcon({ name, size }: { name: string; size: number }) {
  const Icon = mainIcons[name as keyof typeof mainIcons]
  return <Icon size={size} stroke={1.75} aria-hidden="true" />
}
