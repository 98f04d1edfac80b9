import { sendForm } from '@guildhall/kernel/client'
import { type ShownProblem, toast, useWords } from '@guildhall/ui'
import { useCallback, useState } from 'react'

export type Chosen = { key: string; name: string; id: string | null }

/** Files on their way with the next message: each is sent as soon as it is chosen, and only its id goes with the words. */
export function useFiles() {
  const { t, refusal } = useWords()
  const [files, setFiles] = useState<readonly Chosen[]>([])
  const drop = useCallback((key: string) => setFiles((known) => known.filter((each) => each.key !== key)), [])
  const send = useCallback(
    async (file: File, purpose: 'attachment' | 'voice'): Promise<string | null> => {
      const form = new FormData()
      form.set('purpose', purpose)
      form.set('file', file)
      const said = await sendForm<{ id?: string; problem?: ShownProblem }>('/chat/files', form)
      if (said?.id) return said.id
      toast(said?.problem ? (said.problem.errors[0]?.message ?? refusal(said.problem)) : t('shell.offline'), 'problem')
      return null
    },
    [refusal, t],
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
