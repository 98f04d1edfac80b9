import { closeTopic as contract } from '../../contract/index.ts'
import { command } from '../db.ts'
import { canModerate } from '../policy.ts'
import { findTopic } from '../store.ts'
import { moveTopic } from '../topic-machine.ts'

/** Stops new replies in a topic. */
export const closeTopic = command(contract, {
  load: (reader, input) => findTopic(reader, input.topic),
  allow: (actor, topic) => canModerate(actor, topic),
  run: (tx, _input, topic) => moveTopic(tx, topic.id, 'close'),
})
