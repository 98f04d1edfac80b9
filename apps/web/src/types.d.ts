/// <reference types="../../../ui/src/types.d.ts" />
declare module 'virtual:words/*' {
  const words: import('@lingui/core').Messages
  export default words
}
declare module 'virtual:texts/*' {
  const texts: Readonly<Record<string, string>>
  export default texts
}
/** The service worker's code, as text. */
declare module 'virtual:service-worker' {
  const code: string
  export default code
}
declare module 'virtual:react-router/server-build' {
  const build: Pick<import('react-router').ServerBuild, 'assets'>
  export const assets: typeof build.assets
}
/** A file's address. */
declare module '*?url' {
  const address: string
  export default address
}
