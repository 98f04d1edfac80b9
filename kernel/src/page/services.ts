import { createContext } from 'react-router'
import type { FieldError } from '../errors/refusal.ts'
import type { Actor } from '../policy/actor.ts'
import type { Tenant } from '../tenant/tenant.ts'

/** Why something asked for did not happen, as pages show it: what RFC 9457 problem documents carry, serialisable. */
export type Problem = { code: string; status: number; sentence: string; errors: readonly FieldError[]; requestId?: string }
export type Answer = { ok: true; output: unknown } | { ok: false; problem: Problem }

/** Where a request arrived: the server's own host, a community's, one's that lets nobody in, or a host nobody has. */
export type Site = 'platform' | 'community' | 'closed' | 'unknown'
export type DemoLogin = { email: string; password: string; name: string; role: string }
/** A mail as its reader finds it in the demo’s mailbox. */
export type DemoMail = { id: string; subject: string; text: string; link: string | null; at: string }
export type CommunityCard = Pick<Tenant, 'slug' | 'name' | 'locale' | 'branding'> & { url: string }

/** What loaders and actions work with; made anew for each request by apps/server and never imported by a page. */
export type Services = {
  site: Site
  tenant: Tenant | null
  actor: Actor | null
  /** BCP 47 tag of the language to answer in. */
  locale: string
  requestId: string
  /** Origin of the request, `https://gimbi.example.org`: for canonical addresses and feeds. */
  origin: string
  demo: boolean
  /** Browsers may keep pages and unsent words on their devices. */
  keepsOnDevices: boolean
  /** The demo's known members of this community; nobody outside demo mode. */
  demoLogins(): Promise<readonly DemoLogin[]>
  /** The latest mails of this community to an address, in demo mode; none outside it. */
  demoMails(to: string): Promise<readonly DemoMail[]>
  /** Notes a fault that no page expected, under the request id. */
  report(error: unknown): void
  /** Runs a command or query in-process as the request's actor; the same key and input give the same answer. */
  execute(name: string, input: unknown, idempotencyKey?: string): Promise<Answer>
  /**
   * A query whose answer depends on the community and on the asker's rights only, never on who they are: kept in memory
   * until something in the community changes, and at most half a minute. The answer is everybody's: do not change it.
   */
  executeShared(name: string, input: unknown): Promise<Answer>
  /** What this session's pages send along with their writes to the API; null without a session. */
  csrfToken(): string | null
  /** How the viewer is shown: 0–359, and a picture's address; null for visitors. */
  viewerCard(): Promise<{ hue: number; avatarUrl: string | null } | null>
  /** Every active community, for the landing page and the page of an unknown host. */
  communities(): Promise<readonly CommunityCard[]>
  /** Is this the origin of a community of this server? Browsers are sent nowhere else. */
  isOurs(origin: string): Promise<boolean>
  /** `Set-Cookie` values that begin and end a session in this browser. */
  cookies: { begin(token: string, expiresAt: string, remember: 'remember' | 'this-visit'): string; end(): string }
}

export const services = createContext<Services>()
/** Stands in every inline script and style until the response gets its own nonce. */
export const nonce = createContext<string>('')
