import { createContext, useContext, useEffect, useRef } from 'react'
import type { ShownProblem } from './form-problem.tsx'

/** A command on its way to the server, kept on this device until it has arrived. */
export type Outgoing = {
  /** Its idempotency key: sent again, it still happens once. */
  id: string
  /** Name of the command, one the shell's outbox takes. */
  command: string
  input: Record<string, unknown>
  /** What it belongs to, `forum.topic:<id>`: sent in the order written within it. */
  thing: string
  memberId: string
  /** ISO 8601. */
  writtenAt: string
  /** When it first left; null: it certainly has not arrived. */
  triedAt: string | null
  /** Why the server would not have it. Then it waits for its author. */
  problem: ShownProblem | null
}
export type Outbox = {
  items: readonly Outgoing[]
  /** There is no connection, as far as this device knows. */
  isOffline: boolean
  put(item: Pick<Outgoing, 'id' | 'command' | 'input' | 'thing'>): void
  drop(id: string): void
  again(id: string): void
  /** Calls back for every command that has arrived, with the server's answer. Returns how to stop. */
  onSent(listen: (item: Outgoing, output: unknown) => void): () => void
}

const none: Outbox = { items: [], isOffline: false, put: () => {}, drop: () => {}, again: () => {}, onSent: () => () => {} }
const Context = createContext<Outbox>(none)

export const OutboxProvider = Context.Provider
export const useOutbox = (): Outbox => useContext(Context)

/** The viewer's commands for one thing that have not arrived yet; `arrived` gets the answer of each that does. */
export function useOutgoing(thing: string, arrived: (item: Outgoing, output: unknown) => void) {
  const outbox = useOutbox()
  const listener = useRef(arrived)
  listener.current = arrived
  const { onSent } = outbox
  useEffect(
    () =>
      onSent((item, output) => {
        if (item.thing === thing) listener.current(item, output)
      }),
    [onSent, thing],
  )
  return { ...outbox, items: outbox.items.filter((item) => item.thing === thing) }
}
