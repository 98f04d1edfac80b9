import { BlueprintFault, MigrationFault } from '@guildhall/kernel/host'
import { ConfigError, EmbeddedFault } from '@guildhall/kernel/runtime'
import { Failure } from '../failure.ts'

export type Explained = { text: string; exitCode: number }

/** What to tell the person at the terminal, and what the process ends with. Only faults of ours show where they happened. */
export function explain(error: unknown): Explained {
  if (error instanceof ConfigError) {
    return {
      text: `Guildhall cannot start with these settings:\n  ${error.message.replaceAll('\n', '\n  ')}`,
      exitCode: error.exitCode,
    }
  }
  if (error instanceof Failure || error instanceof EmbeddedFault) return { text: error.message, exitCode: error.exitCode }
  if (error instanceof BlueprintFault) return { text: error.message, exitCode: 65 }
  if (error instanceof MigrationFault) return { text: error.message, exitCode: 70 }
  return explainDisk(error as NodeJS.ErrnoException) ?? ourFault(error)
}

function explainDisk({ code, path }: NodeJS.ErrnoException): Explained | undefined {
  if (!path) return undefined
  const remedies: Record<string, string> = {
    ENOSPC: 'there is no room left on that disk. Free some, or set DATA_DIR to a folder on a larger one',
    EDQUOT: 'the quota there is used up. Free some space, or set DATA_DIR to another folder',
    EROFS: 'that file system is read-only. Make it writable, or set DATA_DIR to a folder that is',
    EACCES: 'the user this runs as may not. Change the owner of that folder, or set DATA_DIR to another',
    EPERM: 'the user this runs as may not. Change the owner of that folder, or set DATA_DIR to another',
    ENOTDIR: 'a file is in the way of a folder. Move it, or set DATA_DIR to another folder',
  }
  const remedy = remedies[code ?? '']
  return remedy ? { text: `${path} cannot be written: ${remedy}.`, exitCode: 74 } : undefined
}

const ourFault = (error: unknown): Explained => ({
  text: `Guildhall stopped because of a fault of its own; please report it:\n${error instanceof Error ? error.stack : String(error)}`,
  exitCode: 70,
})
