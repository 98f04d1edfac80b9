import { Tag, useWords } from '@guildhall/ui'
import type { PlatformCommunity } from '../../contract/index.ts'

/** The state a community is in, in a word. */
export function CommunityStatus({ status }: Pick<PlatformCommunity, 'status'>) {
  const { t } = useWords()
  return <Tag tone={status === 'active' ? 'brand' : 'neutral'}>{t(`tenants.status-${status}`)}</Tag>
}

/** Bytes as people read them. */
export function useSizes(): (bytes: number | null) => string {
  const { locale } = useWords()
  const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const
  return (bytes) => {
    if (bytes === null) return '–'
    const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(bytes, 1)) / 3) - 1))
    const style = { style: 'unit', unit: units[power], maximumFractionDigits: 1 } as const
    return new Intl.NumberFormat(locale, style).format(bytes / 1000 ** (power + 1))
  }
}
