import type { Measured } from './load.ts'

export type Row = Measured & {
  /** The raw limit it is held against, and the part of it the issue aims at. */
  against?: { name: string; perSecond: number; aim?: number }
}

/** A table for people: rate, latency, processor time, statements and the part of the machine's limit. */
export function table(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.name,
    row.perSecond.toFixed(0),
    `${row.p50}`,
    `${row.p97_5}`,
    `${row.p99}`,
    row.cpu ? row.cpu.server.toFixed(2) : '–',
    row.cpu ? row.cpu.postgres.toFixed(2) : '–',
    row.statements === null ? '–' : row.statements.toFixed(1),
    row.against ? ratio(row.perSecond, row.against) : '–',
    row.failed ? `${row.failed} failed` : '',
  ])
  const head = ['', 'req/s', 'p50 ms', 'p97.5', 'p99', 'node ms', 'pg ms', 'SQL', 'of the raw limit', '']
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => (line[column] as string).length)))
  const draw = (line: readonly string[]) =>
    line
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] as number) : cell.padStart(widths[column] as number)))
      .join('  ')
      .trimEnd()
  return [draw(head), ...lines.map(draw)].join('\n')
}

function ratio(perSecond: number, against: { name: string; perSecond: number; aim?: number }): string {
  const percent = `${((100 * perSecond) / against.perSecond).toFixed(0)} % of ${against.name}`
  return against.aim ? `${percent} (aim ${(100 * against.aim).toFixed(0)} %)` : percent
}
