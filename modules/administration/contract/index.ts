export * from './member.ts'
export * from './newcomer.ts'
export * from './operation.ts'
export * from './overview.ts'
