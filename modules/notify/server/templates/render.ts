import nunjucks from 'nunjucks'
import { addFilters, type FilterLocale } from './filters.ts'
import { library } from './library.ts'
import { faultsInTemplate, type TemplateFault } from './safe.ts'

export type Variables = Readonly<Record<string, unknown>>
export type RenderedTemplate = { html: string } | { faults: TemplateFault[] }

/** Names a template may include and extend. */
export const templateNames: ReadonlySet<string> = new Set([...library.keys()].filter((name) => !name.startsWith('system/')))

/**
 * Fills a template (Nunjucks within MJML) and makes it the HTML of a mail. Everything filled in is escaped. What is wrong
 * with it is the answer, with lines; nothing is thrown for a template's sake.
 */
export async function renderTemplate(source: string, variables: Variables, reader: FilterLocale): Promise<RenderedTemplate> {
  const faults = faultsInTemplate(source, templateNames)
  if (faults.length > 0) return { faults }
  const filled = fill(source, variables, reader)
  if (typeof filled !== 'string') return { faults: [filled] }
  const { default: mjml } = await import('mjml')
  // No fonts: they would be fetched from elsewhere by whoever opens the mail.
  const made = mjml(filled, { validationLevel: 'soft', ignoreIncludes: true, fonts: {} })
  const { html, errors } = await made.catch((error: Error) => ({ html: '', errors: [{ line: 1, message: error.message }] }))
  return errors.length > 0 ? { faults: errors.map(({ line, message }) => ({ line, message })) } : { html }
}

/** A line of plain text, such as a subject: nothing is escaped, since nothing reads it as markup. */
export function fillLine(source: string, variables: Variables, reader: FilterLocale): string | TemplateFault {
  const [fault] = faultsInTemplate(source, new Set())
  return fault ?? fill(source, variables, { ...reader, as: 'text' })
}

function fill(source: string, variables: Variables, reader: FilterLocale & { as?: 'text' }): string | TemplateFault {
  const environment = new nunjucks.Environment(new FromLibrary(), { autoescape: reader.as !== 'text', throwOnUndefined: false })
  addFilters(environment, reader)
  try {
    return environment.renderString(source, plain(variables) as object)
  } catch (error) {
    const { lineno, message } = error as { lineno?: number; message: string }
    return { line: (lineno ?? 0) + 1, message: message.split('\n').at(-1)?.trim() ?? 'It cannot be filled in.' }
  }
}

/** Nothing but data reaches a template: no methods, no prototypes. */
const plain = (variables: Variables): unknown => JSON.parse(JSON.stringify(variables))

class FromLibrary extends nunjucks.Loader {
  getSource(name: string) {
    const src = library.get(name)
    if (src === undefined) throw new Error(`There is no template ${name}`)
    return { src, path: name, noCache: false }
  }
}
