export { ask, type Ran, refused, run } from './ask.ts'
export { type Answer, type CommunityCard, type DemoLogin, nonce, type Problem, type Services, services, type Site } from './services.ts'
