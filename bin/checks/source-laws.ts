/** Laws about single files that neither the compiler nor the import laws can express: where the world may be touched, and size. */
export type Offence = { file: string; line: number; what: string }

type Law = { what: string; found: RegExp; allowed: readonly RegExp[] }

const TESTS = /\.test\.tsx?$|(^|\/)(test|testing)\/|^(journeys|bench)\/|^vitest[^/]*\.ts$/
/** The command line talks to a person and starts other programs. */
const COMMAND_LINE = /^bin\/|^apps\/server\/src\/cli(\/|\.ts$)/
const BUILD = /(^|\/)[\w.-]+\.config\.[cm]?[jt]s$/
/** Browser code has no kernel clock: what it shows as “3 minutes ago” goes through this one file. */
const BROWSER_CLOCK = /^apps\/web\/src\/shell\/clock\.ts$/
const SERVICE_WORKER = /^apps\/web\/src\/(sw|service-worker)(\/|\.ts$)/

const laws: readonly Law[] = [
  {
    what: 'process.env outside the kernel’s config',
    found: /\bprocess\.env\b/,
    allowed: [/^kernel\/src\/config\//, COMMAND_LINE, TESTS, BUILD],
  },
  {
    what: 'the time outside the kernel’s clock',
    found: /\bDate\.now\(|\bnew Date\(\s*\)|\bTemporal\.Now\b/,
    allowed: [/^kernel\/src\/clock\//, BROWSER_CLOCK, COMMAND_LINE, TESTS],
  },
  {
    what: 'fetch outside the kernel’s client',
    found: /(?<![.\w])fetch\(|\bglobalThis\.fetch\b/,
    allowed: [/^kernel\/src\/client\//, SERVICE_WORKER, COMMAND_LINE, TESTS],
  },
  {
    what: 'console outside the kernel’s log',
    found: /(?<![.\w])console\.\w/,
    allowed: [/^kernel\/src\/log\//, COMMAND_LINE, TESTS],
  },
]

/** Every offence in one source file. `file` is relative to the repository, with forward slashes. */
export function offencesIn(file: string, text: string): Offence[] {
  const lines = withoutCommentsAndStrings(text).split('\n')
  const touching = laws
    .filter(({ allowed }) => !allowed.some((place) => place.test(file)))
    .flatMap(({ what, found }) => lines.flatMap((line, index) => (found.test(line) ? [{ file, line: index + 1, what }] : [])))
  const length = text.replace(/\n$/, '').split('\n').length
  return length > limit(file)
    ? [...touching, { file, line: length, what: `${length} lines; at most ${limit(file)} here` }]
    : touching
}

/** Lines a file may have: 300, or 400 for screens and tests. */
const limit = (file: string): number => (file.endsWith('.tsx') || TESTS.test(file) ? 400 : 300)

/** Keeps line breaks, so that line numbers stay true. Template literals stay: they hold code. */
const withoutCommentsAndStrings = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\/|(?<![:\\'"`])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, (part) =>
    part.replace(/[^\n]/g, ' '),
  )
