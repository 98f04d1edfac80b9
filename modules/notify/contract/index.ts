export * from './devices.ts'
export * from './mail.ts'
export * from './notice.ts'
export * from './preferences.ts'
