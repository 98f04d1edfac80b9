/** As much of an address as tells places apart and no more: `203.0.113.x`, `2001:db8:85a3:x`; empty for none. */
export function roughAddress(address: string | null): string {
  if (!address) return ''
  const bare = address.replace(/\/\d+$/, '')
  if (bare.includes('.') && !bare.includes(':')) return bare.replace(/\.\d+$/, '.x')
  const [head = '', tail = ''] = bare.split('::')
  const groups = head.split(':').filter((group) => group !== '')
  const last = tail.split(':').filter((group) => group !== '')
  const full = bare.includes('::')
    ? [...groups, ...Array(Math.max(0, 8 - groups.length - last.length)).fill('0'), ...last]
    : groups
  return `${full.slice(0, 3).join(':')}:x`
}
