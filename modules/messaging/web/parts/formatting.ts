const marks: Readonly<Record<string, string>> = { b: '**', i: '*', e: '`' }

/** Puts Markdown around what is selected: Ctrl with B, I and E. Answers whether the key was one of them. */
export function wrapSelection(field: HTMLTextAreaElement, key: string): boolean {
  const mark = marks[key.toLowerCase()]
  if (mark === undefined) return false
  const { selectionStart: from, selectionEnd: to, value } = field
  field.setRangeText(`${mark}${value.slice(from, to)}${mark}`, from, to, 'end')
  if (from === to) field.setSelectionRange(from + mark.length, from + mark.length)
  return true
}
