export * from './contract.ts'
export * from './event.ts'
export * from './page.ts'
