import { type RefObject, useEffect } from 'react'

type Field = RefObject<HTMLTextAreaElement | HTMLInputElement | null>

/** Keeps what is typed on this device until it is sent, across reloads and crashes. */
export function useDraft(key: string, field: Field) {
  const name = `guildhall:draft:${key}`
  useEffect(() => {
    const kept = read(name)
    if (kept && field.current && !field.current.value) field.current.value = kept
  }, [name, field])
  return {
    keep: () => write(name, field.current?.value ?? ''),
    clear: () => write(name, ''),
  }
}

// Storage may be forbidden or full; a draft is a convenience, so that is no reason to fail.
function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
function write(name: string, text: string) {
  try {
    if (text) localStorage.setItem(name, text)
    else localStorage.removeItem(name)
  } catch {
    // As above.
  }
}
