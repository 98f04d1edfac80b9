import type { Trace } from '../../command/call.ts'

const LONGEST_HEADER = 6_000
/** Names of rights and contracts are ASCII; anything else would not fit a header. */
const plain = (text: string) => text.replace(/[^\w.@:*-]/g, '')
const timed = (ms: number) => ms.toFixed(2)

/**
 * What a developer is told beside an answer. `Server-Timing` (W3C) carries each command or query with its parts and, as
 * entries named `right`, each decision, so that a page can read it from the browser; `x-decision-trace` the same as JSON.
 */
export function developerHeaders(...made: readonly (Trace | undefined)[]): Record<string, string> {
  const traces = made.filter((trace) => trace !== undefined)
  if (traces.length === 0) return {}
  const entries = traces.flatMap(({ name, outcome, ms, steps, decisions }) => [
    `${plain(name)};dur=${timed(ms)};desc="${plain(outcome)}"`,
    ...steps.map((step) => `${plain(name)}.${step.name};dur=${timed(step.ms)}`),
    ...decisions.map(({ permission, held }) => `right;dur=${held ? 1 : 0};desc="${plain(permission)}"`),
  ])
  return {
    'server-timing': fitting(entries),
    'x-decision-trace': JSON.stringify(traces.map(({ name, outcome, decisions }) => ({ name, outcome, decisions }))).slice(
      0,
      LONGEST_HEADER,
    ),
    'cache-control': 'no-store',
  }
}

/** As many as fit: proxies cut off answers whose headers are too long. */
function fitting(entries: readonly string[]): string {
  let text = ''
  for (const entry of new Set(entries)) {
    if (text.length + entry.length > LONGEST_HEADER) break
    text += text ? `, ${entry}` : entry
  }
  return text
}
