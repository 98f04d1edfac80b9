import { Tag, useWords } from '@guildhall/ui'

const words = {
  active: 'administration.status-active',
  suspended: 'administration.status-suspended',
  left: 'administration.status-left',
  waiting: 'administration.status-waiting',
  rejected: 'administration.status-rejected',
} as const

export function StatusTag({ status }: { status: keyof typeof words }) {
  const { t } = useWords()
  return <Tag tone={status === 'active' ? 'brand' : 'neutral'}>{t(words[status])}</Tag>
}
