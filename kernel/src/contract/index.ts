export * from './contract.ts'
export * from './event.ts'
export { languageTag } from './language-tag.ts'
export * from './page.ts'
