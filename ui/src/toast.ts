export type Toast = { message: string; tone?: 'done' | 'problem' }

const listeners = new Set<(toast: Toast) => void>()

/** Says a result for a few seconds and to screen readers. Whoever shows toasts listens with `onToast`. */
export function toast(message: string, tone: Toast['tone'] = 'done') {
  for (const listener of listeners) listener({ message, tone })
}

export function onToast(listener: (toast: Toast) => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
