import { type ShownProblem, toast, useWords } from '@guildhall/ui'
import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'

type Result<T> = T & { problem?: ShownProblem }

/** Sends one of the topic's commands from a menu or an inline form; `done` gets its answer once. */
export function useCommand<T>(slug: string, done: (answer: T) => void) {
  const { t, refusal } = useWords()
  const fetcher = useFetcher<Result<T>>()
  const handled = useRef<unknown>(undefined)
  const { data, state } = fetcher
  useEffect(() => {
    if (state !== 'idle' || !data || handled.current === data) return
    handled.current = data
    if (!data.problem) done(data as T)
    else toast(data.problem.code === 'offline' ? t('shell.offline') : refusal(data.problem), 'problem')
  })
  const send = (fields: Record<string, string>) =>
    fetcher.submit({ ...fields, scripted: '1' }, { method: 'post', action: `/t/${slug}` })
  return { send, isBusy: state !== 'idle', problem: data?.problem }
}
