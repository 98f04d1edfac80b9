import { accessModule } from '@guildhall/access/module'
import { forumModule } from '@guildhall/forum/module'
import { identityModule } from '@guildhall/identity/module'
import type { Module } from '@guildhall/kernel'
import { notifyModule } from '@guildhall/notify/module'
import { peopleModule } from '@guildhall/people/module'
import { tenantsModule } from '@guildhall/tenants/module'

/** Every module of this program, foundation first: the order of their migrations and of blueprint sections. */
export const modules: readonly Module[] = [tenantsModule, notifyModule, identityModule, peopleModule, accessModule, forumModule]

export { authenticate } from '@guildhall/access/api'
