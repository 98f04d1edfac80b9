import { useEffect, useRef } from 'react'
import { useFetcher } from 'react-router'
import type { Topic } from '../../contract/topic.ts'

/** Moves the read watermark to the last post that has been in view, at most once a second. */
export function useReading({ topic, count, isMember }: { topic: Topic; count: number; isMember: boolean }) {
  const fetcher = useFetcher()
  const seen = useRef(topic.lastRead)
  const submit = useRef(fetcher.submit)
  submit.current = fetcher.submit
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new post means new elements to watch
  useEffect(() => {
    if (!isMember) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const send = () => {
      timer = undefined
      void submit.current({ intent: 'read', number: seen.current }, { method: 'post', action: `/t/${topic.slug}` })
    }
    const observer = new IntersectionObserver(
      (entries) => {
        const numbers = entries
          .filter((entry) => entry.isIntersecting)
          .map(({ target }) => Number((target as HTMLElement).dataset.number))
        const furthest = Math.max(0, ...numbers)
        if (furthest <= seen.current) return
        seen.current = furthest
        timer ??= setTimeout(send, 1000)
      },
      { threshold: 0.2 },
    )
    for (const element of document.querySelectorAll('article[data-number]')) observer.observe(element)
    return () => {
      observer.disconnect()
      clearTimeout(timer)
    }
  }, [topic.slug, count, isMember])
}
