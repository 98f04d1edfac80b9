const fields = ['name', 'description', 'website', 'location'] as const
export type Details = Record<(typeof fields)[number], string> & { kind?: string }

/** What a form about an organisation says; kept when it is refused, so that nothing typed is lost. */
export function detailsFrom(form: FormData): Details {
  const text = (name: string) => String(form.get(name) ?? '')
  const details = Object.fromEntries(fields.map((name) => [name, text(name)])) as Details
  return form.has('kind') ? { ...details, kind: text('kind') } : details
}
