type Report = {
  error?: { summary?: string }
  message?: string
  metadata?: { vulnerabilities?: Record<string, number>; dependencies?: { total?: number } }
  vulnerabilities?: Record<string, { severity: string; range: string }>
}
export type Verdict = { exitCode: 0 | 1; text: string }

const GRAVE = new Set(['high', 'critical'])

/**
 * What `npm audit --json` says, in a sentence. A registry that does not answer is no clean bill: it says that nothing was
 * checked. 1: something known to be gravely vulnerable is in the lock file.
 */
export function verdictOf(json: string): Verdict {
  const report = parsed(json)
  const counts = report?.metadata?.vulnerabilities
  if (!report || !counts) {
    const why = report?.error?.summary || report?.message || 'no answer'
    return { exitCode: 0, text: `Advisories: NOT CHECKED, the registry did not tell (${why.split('\n')[0]?.slice(0, 160)}).` }
  }
  const grave = Object.entries(report.vulnerabilities ?? {}).filter(([, { severity }]) => GRAVE.has(severity))
  if (grave.length > 0) {
    const lines = grave.map(([name, { severity, range }]) => `  ${severity}: ${name} ${range}`)
    return { exitCode: 1, text: [`Advisories: ${grave.length} packages are gravely vulnerable.`, ...lines].join('\n') }
  }
  const minor = Object.entries(counts).flatMap(([severity, count]) =>
    severity !== 'total' && count > 0 ? [`${count} ${severity}`] : [],
  )
  return { exitCode: 0, text: `Advisories: nothing grave${minor.length > 0 ? `, but ${minor.join(', ')}` : ''}.` }
}

function parsed(json: string): Report | null {
  try {
    return JSON.parse(json) as Report
  } catch {
    return null
  }
}
