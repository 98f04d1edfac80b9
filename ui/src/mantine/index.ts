export { AcceptTerms } from './accept-terms.tsx'
export { Themed } from './themed.tsx'
