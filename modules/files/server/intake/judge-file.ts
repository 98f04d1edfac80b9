import { Refused } from '@guildhall/kernel'
import type { FilePurpose } from '../../contract/index.ts'
import { refusals } from '../errors.ts'
import { isMedia, type Judged, judge, suits } from '../rules/types.ts'
import type { Limits } from '../settings.ts'
import { seenIn } from './sniff.ts'

type Sent = { name: string; purpose: FilePurpose }

/** What a file is, by its first bytes. Throws the refusal when it is nothing that is taken, or not what its name says. */
export async function judgeFile(head: Uint8Array, { name, purpose }: Sent): Promise<Judged> {
  const judged = judge(await seenIn(head), name)
  if (typeof judged === 'string') throw new Refused(refusals[judged])
  if (!suits(judged, purpose)) throw new Refused(refusals.type_not_taken)
  return judged
}

/** How large a file of this kind may be. */
export const mostBytes = (limits: Limits, kind: Judged['kind']): number =>
  isMedia(kind) ? limits.maxMediaBytes : limits.maxBytes

/** Throws when a file of that many bytes is too large, or more than there is room for. */
export function admit(size: number, { limits, most }: { limits: Limits & { usedBytes: number }; most: number }): void {
  if (size > most) throw new Refused(refusals.file_too_large.with({ details: { limitBytes: most, sizeBytes: size } }))
  const { quotaBytes, usedBytes } = limits
  if (usedBytes + size > quotaBytes)
    throw new Refused(refusals.quota_exceeded.with({ details: { quotaBytes, usedBytes, sizeBytes: size } }))
}
