import { reopenTopic as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canModerate } from '../policy.ts'
import { findTopic } from '../store.ts'
import { moveTopic } from '../topic-machine.ts'

/** Lets a closed topic take replies again. */
export const reopenTopic = command(contract, {
  load: (reader, input) => findTopic(reader, input.topic),
  allow: (actor, topic) => canModerate(actor, topic),
  run: (tx, _input, topic) => moveTopic(tx, topic.id, 'reopen'),
})
