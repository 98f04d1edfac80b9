import { ProblemError, upload } from '@guildhall/kernel/client'
import { toast, useSite, useWords } from '@guildhall/ui'
import { useCallback, useState } from 'react'

export type Chosen = { key: string; name: string; id: string | null }

/** Files on their way with the next message: each is sent as soon as it is chosen, and only its id goes with the words. */
export function useFiles() {
  const { t, refusal } = useWords()
  const { csrfToken } = useSite()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const drop = useCallback((key: string) => setFiles((known) => known.filter((each) => each.key !== key)), [])
  const send = useCallback(
    (file: File, purpose: 'attachment' | 'voice'): Promise<string | null> =>
      upload(file, { at: '/api/v1/files/uploads', csrfToken, metadata: { purpose } }).catch((fault: unknown) => {
        toast(fault instanceof ProblemError ? refusal(fault) : t('shell.offline'), 'problem')
        return null
      }),
    [csrfToken, refusal, t],
  )
  const add = async (chosen: FileList | null) => {
    for (const file of chosen ?? []) {
      const key = crypto.randomUUID()
      setFiles((known) => [...known, { key, name: file.name, id: null }])
      const id = await send(file, 'attachment')
      if (id === null) drop(key)
      else setFiles((known) => known.map((each) => (each.key === key ? { ...each, id } : each)))
    }
  }
  return { files, add, drop, send, clear: () => setFiles([]), isBusy: files.some(({ id }) => id === null) }
}
