import { isRefusal, Refused } from '../errors/refusal.ts'

/**
 * What went wrong, for logs and the list of failed deliveries: kinds, codes and places in the code. Never the message,
 * which may quote what people wrote.
 */
export function faultText(error: unknown): string {
  if (error instanceof Refused) return `refused: ${error.refusal.code}`
  if (isRefusal(error)) return `refused: ${error.code}`
  if (!(error instanceof Error)) return `threw a ${typeof error}`
  const fields = error as { code?: unknown; table?: unknown; constraint?: unknown }
  const parts = [error.name, fields.code, fields.table, fields.constraint].filter((part) => typeof part === 'string' && part)
  const place = placeOf(error)
  return `${parts.join(' ')}${place ? ` at ${place}` : ''}`.slice(0, 300)
}

/** First line of the stack in our own code: `forum/server/subscribers.ts:12`. */
function placeOf(error: Error): string | null {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line) && !/node_modules|node:/.test(line))
  return frames[0]?.match(/([^/\\]+[/\\][^/\\]+[/\\][^/\\():]+:\d+)/)?.[1] ?? null
}
