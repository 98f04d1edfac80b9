import { accessRoutes } from '../../../modules/access/web/routes.ts'
import { administrationRoutes } from '../../../modules/administration/web/routes.ts'
import { auditRoutes } from '../../../modules/audit/web/routes.ts'
import { filesRoutes } from '../../../modules/files/web/routes.ts'
import { forumRoutes } from '../../../modules/forum/web/routes.ts'
import { identityRoutes } from '../../../modules/identity/web/routes.ts'
import { invitationsRoutes } from '../../../modules/invitations/web/routes.ts'
import { messagingRoutes } from '../../../modules/messaging/web/routes.ts'
import { notifyRoutes } from '../../../modules/notify/web/routes.ts'
import { organisationsRoutes } from '../../../modules/organisations/web/routes.ts'
import { peopleRoutes } from '../../../modules/people/web/routes.ts'
import { tenantsRoutes } from '../../../modules/tenants/web/routes.ts'

/** A screen as its module lists it: a path below the community's host, a file beside the list, and its place in navigation. */
export type Listed = {
  readonly path: string
  readonly file: string
  /**
   * `admin` hangs it below the administration's navigation (`admin/…`), `settings` below the account's (`settings/…`);
   * `main` stands in the community's own navigation.
   */
  readonly area?: 'page' | 'main' | 'admin' | 'settings'
  /** Message key. Without one the screen opens from others and stands in no navigation. */
  readonly label?: string
  /** A name of `area/nav-icon.tsx`; in `main` of ui's `MainIcon`. */
  readonly icon?: string
  /** Message key of the heading it stands below. */
  readonly group?: string
  /** Who may see it: a permission; in `admin` without one `administration.view`. Checked by the server at every request. */
  readonly permission?: string
  /** In `main`: always at hand, in the header and on small screens in the bar at the bottom. Two have room there. */
  readonly atHand?: true
  /** Only for operators of the server, while they act as such. */
  readonly operators?: true
  /** In `settings`: open to people who have not signed in. */
  readonly visitors?: true
  /** Which of the pending counters stands beside it. */
  readonly counter?: string
}
export type Screen = Listed & {
  readonly id: string
  /** The product module it belongs to: in no navigation where the community does without. */
  readonly product?: string
}

const of = (module: string, listed: readonly Listed[]): Screen[] =>
  listed.map((screen) => ({ ...screen, id: `${module}/${screen.file}`, file: `../../../modules/${module}/web/${screen.file}` }))
const ofProduct = (module: string, listed: readonly Listed[]): Screen[] =>
  of(module, listed).map((screen) => ({ ...screen, product: module }))

/** Every screen of every module, apart from those inside the forum's own layout. */
export const screens: readonly Screen[] = [
  {
    id: 'settings/appearance',
    path: 'settings/appearance',
    file: './shell/settings.tsx',
    area: 'settings',
    label: 'area.appearance',
    icon: 'palette',
    visitors: true,
  },
  ...of('administration', administrationRoutes),
  ...of('people', peopleRoutes),
  ...of('files', filesRoutes),
  ...of('access', accessRoutes),
  ...of('identity', identityRoutes),
  ...of('notify', notifyRoutes),
  ...of('audit', auditRoutes),
  ...of('tenants', tenantsRoutes),
  ...of('organisations', organisationsRoutes),
  ...of('invitations', invitationsRoutes),
  ...ofProduct('messaging', messagingRoutes),
]

export const forumScreens = ofProduct('forum', forumRoutes.screens)
export const forumDocuments = ofProduct('forum', forumRoutes.documents)
