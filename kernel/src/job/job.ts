import type { z } from 'zod'
import type { Reader, Writer } from '../command/unit.ts'
import type { RequestOf } from '../contract/contract.ts'

/** What a running job may use. Jobs are the place for network calls; each `transact` is one transaction. */
export type JobContext = {
  tenantId: string
  /** Unique per request, the same on every retry: the idempotency key for whatever the job calls. */
  jobId: string
  attempt: number
  /** Aborted at shutdown or when the job's time is over. */
  signal: AbortSignal
  read<T>(work: (reader: Reader<any>) => Promise<T>): Promise<T>
  transact<T>(work: (tx: Writer<any>) => Promise<T>): Promise<T>
  /** Runs a registered command as the system actor. */
  run(command: string, input: unknown): Promise<unknown>
}

export type JobType<Input = any> = {
  /** `module.verb-noun`. */
  name: string
  input: z.ZodType<Input>
  /** Defaults: 5 retries, exponential backoff from 2 s, then dead letters. */
  retry?: { limit?: number; delaySeconds?: number }
  /** Runs while its community is suspended, archived or leaving too: for what operators do with it. */
  whileClosed?: true
  /** Cron in an IANA zone; asked for once per active tenant at each tick with this input. */
  schedule?: { cron: string; zone: string; input: Input }
  run: (context: JobContext, input: Input) => Promise<void>
}

export const job = <I extends z.ZodType>(type: Omit<JobType<z.output<I>>, 'input'> & { input: I }): JobType<z.output<I>> =>
  type as unknown as JobType<z.output<I>>
export type JobRequestOf<J> = J extends { input: infer I } ? RequestOf<{ input: I }> : never
