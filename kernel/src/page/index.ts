export { ask, askShared, type Ran, refused, run } from './ask.ts'
export {
  type Answer,
  type CommunityCard,
  type DemoLogin,
  type DemoMail,
  nonce,
  type Problem,
  type Services,
  type Site,
  services,
} from './services.ts'
