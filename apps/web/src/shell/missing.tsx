import { data } from 'react-router'

/** Addresses no screen has. */
export function loader() {
  throw data({ code: 'not_found', sentence: 'There is nothing here, or you may not see it.' }, { status: 404 })
}

export default function Missing() {
  return null
}
