/** Why the program cannot do what it was asked, as a sentence for the person at the terminal with what to do about it. */
export class Failure extends Error {
  /** As in sysexits.h: 64 usage, 65 data, 69 unavailable, 70 fault of ours, 73/74 disk, 77 permission, 78 configuration. */
  readonly exitCode: number

  constructor(message: string, { exitCode = 1, cause }: { exitCode?: number; cause?: unknown } = {}) {
    super(message, { cause })
    this.exitCode = exitCode
  }
}
