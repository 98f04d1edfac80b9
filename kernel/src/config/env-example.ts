import { notesOf, type VariableName, variables } from './variables.ts'

/** The text of `.env.example`: every variable with what it means, commented out at its default. */
export function envExample(): string {
  const names = Object.keys(variables.shape) as VariableName[]
  return [heading, ...names.map(entry)].join('\n')
}

const heading = `# Every variable Guildhall reads; all are optional. Copy to .env and uncomment what you need.
# Written by \`npm run env-example\` from kernel/src/config/variables.ts: change it there.
`

function entry(name: VariableName): string {
  const { about, expected, example } = notesOf(name)
  return `# ${about}\n# Expected: ${expected}.\n# ${name}=${defaultOf(name) ?? example ?? ''}\n`
}

function defaultOf(name: VariableName): string | undefined {
  const definition = variables.shape[name]._zod.def
  return 'defaultValue' in definition ? String(definition.defaultValue) : undefined
}
