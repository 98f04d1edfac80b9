import { type ShownProblem, toast, useWords } from '@guildhall/ui'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'

type Answer<T> = { output?: T; problem?: ShownProblem }
type Value = string | readonly string[]

/** Sends one of a conversation's commands from a menu or panel; `done` gets its answer once. */
export function useCommand<T>(conversationId: string, done: (output: T) => void = () => {}) {
  const { t, refusal } = useWords()
  const fetcher = useFetcher<Answer<T>>()
  const handled = useRef<unknown>(undefined)
  const { data, state } = fetcher
  useEffect(() => {
    if (state !== 'idle' || !data || handled.current === data) return
    handled.current = data
    if (!data.problem) done(data.output as T)
    else
      toast(
        data.problem.code === 'offline' ? t('shell.offline') : (data.problem.errors[0]?.message ?? refusal(data.problem)),
        'problem',
      )
  })
  const send = (fields: Record<string, Value>) =>
    void fetcher.submit(formOf({ ...fields, scripted: '1' }), { method: 'post', action: `/chat/${conversationId}` })
  return { send, isBusy: state !== 'idle', problem: data?.problem }
}

/** Fields with several values are sent once for each. */
export function formOf(fields: Record<string, Value | undefined>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue
    for (const each of typeof value === 'string' ? [value] : value) form.append(name, each)
  }
  return form
}
