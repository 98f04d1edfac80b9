export * from './member.ts'
export * from './overview.ts'
