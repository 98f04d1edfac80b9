export * from './events.ts'
export * from './member.ts'
export * from './organisation.ts'
