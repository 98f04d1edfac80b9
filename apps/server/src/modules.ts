import { accessModule } from '@guildhall/access/module'
import { administrationModule } from '@guildhall/administration/module'
import { auditModule } from '@guildhall/audit/module'
import { filesModule } from '@guildhall/files/module'
import { forumModule } from '@guildhall/forum/module'
import { identityModule } from '@guildhall/identity/module'
import { invitationsModule } from '@guildhall/invitations/module'
import type { Module } from '@guildhall/kernel'
import { messagingModule } from '@guildhall/messaging/module'
import { notifyModule } from '@guildhall/notify/module'
import { organisationsModule } from '@guildhall/organisations/module'
import { peopleModule } from '@guildhall/people/module'
import { tenantsModule } from '@guildhall/tenants/module'

/** Every module of this program, foundation first: the order of their migrations and of blueprint sections. */
export const modules: readonly Module[] = [
  tenantsModule,
  notifyModule,
  filesModule,
  identityModule,
  peopleModule,
  accessModule,
  auditModule,
  organisationsModule,
  invitationsModule,
  administrationModule,
  forumModule,
  messagingModule,
]

export { authenticateToken as authenticate } from '@guildhall/identity/api'
