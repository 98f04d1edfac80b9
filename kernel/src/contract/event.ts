import type { z } from 'zod'

/** A room is what a listener asks to hear: `tenant`, `member:<id>`, or `<noun>:<id>` such as `forum.topic:<id>`. */
export type Room = string

/** Something that happened, named noun and past tense: `forum.post.added`. `data` holds ids, never personal text. */
export type EventType<Name extends string = string, Data extends z.ZodObject = z.ZodObject> = {
  name: Name
  data: Data
  /** The rooms that may hear it. `[]` means: nobody outside the server. */
  audience: (data: z.output<Data>) => readonly Room[]
}

export type DataOf<E> = E extends { data: infer D extends z.ZodType } ? z.output<D> : never

export const event = <const Name extends string, D extends z.ZodObject>(type: EventType<Name, D>): EventType<Name, D> => type
