import { upload } from '@guildhall/kernel/client'
import type { SendFile } from '@guildhall/ui'

const UPLOADS = '/api/v1/files/uploads'

/** Sends a file in parts that survive a lost connection, as this page's viewer. */
export const sendingWith =
  (csrfToken: string | null, metadata: Readonly<Record<string, string>>): SendFile =>
  (file, { onProgress, signal }) =>
    upload(file, { at: UPLOADS, csrfToken, metadata, onProgress, signal })
