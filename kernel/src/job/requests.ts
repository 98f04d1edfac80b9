import type { Kysely } from 'kysely'

/** One `tx.ask(…)`, ready to be written. `id` is a UUIDv7 and stays the job's id through every retry. */
export type JobRequest = {
  id: string
  name: string
  input: unknown
  /** ISO 8601; default: at once. */
  runAt?: string
  /** Goes before what else its tenant has asked for. */
  urgent?: boolean | undefined
}

/** Writes the jobs a transaction asked for, in that transaction: they exist if and only if it commits. */
export async function insertJobRequests(trx: Kysely<any>, tenantId: string, requests: readonly JobRequest[]): Promise<void> {
  if (requests.length === 0) return
  const rows = requests.map((request) => ({
    tenant_id: tenantId,
    id: request.id,
    name: request.name,
    input: JSON.stringify(request.input),
    ...(request.runAt ? { run_at: request.runAt } : {}),
    urgent: request.urgent ?? false,
  }))
  await trx.insertInto('job_requests').values(rows).execute()
}
