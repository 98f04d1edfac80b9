export type Profile = 'durable' | 'test'
export type Settings = Readonly<Record<string, string>>

// A small server that idles in little memory; nothing of a row, a parameter or a statement in its log.
const always: Settings = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  huge_pages: 'off',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
}

const profiles: Record<Profile, Settings> = {
  durable: { max_wal_size: '512MB' },
  // A crash may lose everything: for databases that live as long as a test run.
  test: {
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    autovacuum: 'off',
    max_connections: '200',
    max_wal_size: '1GB',
  },
}

/** Command line of the server: our settings, the profile's, then the caller's. */
export const settingArguments = (profile: Profile, more: Settings = {}): string[] =>
  Object.entries({ ...always, ...profiles[profile], ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
