/** Where to go after signing in: a path of this site, never another site's address. */
export function nextPath(next: FormDataEntryValue | string | null): string {
  const path = String(next ?? '')
  return /^\/(?![/\\])[^\s\\]*$/.test(path) ? path : '/'
}
