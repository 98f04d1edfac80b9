import { declareRefusals } from './refusal.ts'

/** The refusals any route can answer with. */
export const kernelRefusals = declareRefusals({
  invalid_input: [400, 'Some of what you sent is missing or not as expected. The fields at fault are listed.'],
  malformed_json: [400, 'The request body is not valid JSON.'],
  sign_in_required: [401, 'Sign in to do this.'],
  session_expired: [401, 'Your session has ended. Sign in again to go on.'],
  session_needed: [403, 'This is for people who are signed in, not for API keys.'],
  not_permitted: [403, 'You do not have the right to do this here.'],
  awaiting_approval: [403, 'Somebody of this community has to let you in first. You will be told when they have decided.'],
  email_not_verified: [
    403,
    'Confirm your e-mail address first: open the link we sent you, or ask for a new one in your settings.',
  ],
  csrf_failed: [403, 'This request did not come from a page of this site. Reload the page and try again.'],
  community_suspended: [403, 'This community is suspended by the operator of this server. Nothing of it is lost.'],
  community_archived: [403, 'This community is archived: it can be read, and nothing in it changes any more.'],
  community_leaving: [410, 'This community has been closed and is about to be deleted.'],
  not_found: [404, 'There is nothing here, or you may not see it.'],
  unknown_community: [404, 'No community lives at this address.'],
  unknown_route: [404, 'There is no such address. See /api/v1/openapi.json for the ones there are.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  illegal_transition: [409, 'That step is not possible from the current state.'],
  conflict: [409, 'Something else changed this at the same time. Reload and try again.'],
  idempotency_key_reused: [422, 'This idempotency key was already used for a different request.'],
  idempotency_in_progress: [409, 'The first request with this idempotency key is still under way. Try again shortly.'],
  body_too_large: [413, 'The request is larger than this address accepts.'],
  unsupported_media_type: [415, 'Send the body as application/json.'],
  too_many_requests: [429, 'That was too often in a short time. Wait a moment and try again.'],
  internal_error: [500, 'Something went wrong on our side. It has been noted; quote the request id if you report it.'],
  database_unavailable: [
    503,
    'The database cannot be reached just now. Check in a moment whether what you sent was saved, then try again.',
  ],
  storage_full: [507, 'The server has no room left to store this. Nothing was changed; tell the operator.'],
  timed_out: [503, 'This took too long and was stopped. Nothing was changed; try again.'],
  no_answer_in_time: [
    504,
    'This took too long to answer. It may still have been done: look first, or repeat it with the same Idempotency-Key.',
  ],
})
