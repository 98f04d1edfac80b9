/** The embedded PostgreSQL cannot run as things are. The message says what, why and what to do, for the operator. */
export class EmbeddedFault extends Error {
  readonly exitCode = 74
  override name = 'EmbeddedFault'
}

const otherwise = 'Or set DATABASE_URL to a PostgreSQL server of your own.'

/** Turns what the system or PostgreSQL said about a folder into what an operator can do about it. */
export function explain(said: string, folder: string, cause?: unknown): EmbeddedFault {
  return new EmbeddedFault(`${sentenceFor(said, folder)} ${otherwise}`, { cause })
}

function sentenceFor(said: string, folder: string): string {
  if (/ENOSPC|No space left/i.test(said)) {
    return `There is no room left on the disk of ${folder}. Free at least 200 MB there, or set DATA_DIR to a folder on a larger disk.`
  }
  if (/EROFS|Read-only file system/i.test(said)) {
    return `${folder} is on a read-only file system. Make it writable, or set DATA_DIR to a folder that is.`
  }
  if (/EACCES|EPERM|Permission denied/i.test(said)) {
    return `${folder} may not be written by the user this runs as. Change its owner, or set DATA_DIR to a folder that may.`
  }
  if (/ENOTDIR|EEXIST/.test(said)) {
    return `A file is in the way of the folder ${folder}. Move it, or set DATA_DIR to another folder.`
  }
  if (/shared memory|semaphore/i.test(said)) {
    return `PostgreSQL did not get the shared memory it needs on this machine: ${said}`
  }
  return `PostgreSQL did not start in ${folder}. It said: ${said || 'nothing'}`
}
