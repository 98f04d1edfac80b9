type Told = { serverTiming?: readonly { name: string; duration: number; description: string }[] }
export type Measured = {
  /** Milliseconds; `outcome` is `ok` or the code of a refusal. */
  calls: { name: string; ms: number; outcome: string }[]
  rights: { permission: string; held: boolean }[]
}

/** The commands, queries and decisions in what the server told beside its answers; the parts of a call are left out. */
export function measuredIn(entries: readonly Told[]): Measured {
  const told = entries.flatMap(({ serverTiming }) => serverTiming ?? [])
  const rights = new Map<string, boolean>()
  for (const { name, duration, description } of told) if (name === 'right') rights.set(description, duration > 0)
  return {
    calls: told
      .filter(({ name, description }) => name !== 'right' && description !== '')
      .map(({ name, duration, description }) => ({ name, ms: duration, outcome: description })),
    rights: [...rights].map(([permission, held]) => ({ permission, held })),
  }
}
