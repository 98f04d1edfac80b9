/// <reference types="../../../ui/src/types.d.ts" />
declare module 'virtual:words/*' {
  const words: import('@lingui/core').Messages
  export default words
}
/** A file as text. */
declare module '*?raw' {
  const text: string
  export default text
}
