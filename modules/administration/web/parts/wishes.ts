import { sorts } from '../../contract/index.ts'

const statuses = ['current', 'active', 'suspended', 'left', 'waiting', 'rejected'] as const
const oneOf = <T extends string>(options: readonly T[], value: string | null): T | undefined =>
  options.find((option) => option === value)

/** What an address asks of the list; nonsense is as if it were not there. */
export function wishesOf({ searchParams }: URL) {
  const text = (name: string) => searchParams.get(name)?.trim() || undefined
  return {
    q: text('q')?.slice(0, 100),
    status: oneOf(statuses, searchParams.get('status')),
    role: text('role'),
    recent: oneOf(['joined', 'seen'] as const, searchParams.get('recent')),
    sort: oneOf(sorts, searchParams.get('sort')),
    order: oneOf(['up', 'down'] as const, searchParams.get('order')),
    cursor: text('cursor'),
  }
}
