import type { World } from '@guildhall/kernel/testing'

/** Sets `settings.identity` of the test's community. */
export async function identitySettings(
  { transact, tenant, host }: Pick<World, 'transact' | 'tenant' | 'host'>,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const all = JSON.stringify({ ...tenant.settings, identity: settings })
  await transact((tx) => tx.db.updateTable('tenants').set({ settings: all }).where('id', '=', tenant.id).execute())
  host.tenants.forget()
}
