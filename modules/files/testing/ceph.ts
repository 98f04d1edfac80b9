import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { freePort } from './clamd.ts'

export const hasCeph = ['radosgw', 'ceph-mon', 'ceph-osd', 'radosgw-admin'].every((name) => existsSync(`/usr/bin/${name}`))
const run = promisify(execFile)
const keys = { accessKeyId: 'GUILDHALLTEST', secretAccessKey: 'a secret of the test' }

export type Ceph = {
  /** As STORAGE_URL wants it. */
  url: string
  /** The same with another secret: nobody it knows. */
  wrongUrl: string
  /** The gateway goes away; what is kept stays. */
  leave(): Promise<void>
  comeBack(): Promise<void>
  remove(): Promise<void>
}

/** A real S3 server, Ceph's gateway over one monitor and one store in memory, on ports of its own of this machine. */
export async function startCeph(): Promise<Ceph> {
  const folder = await mkdtemp(join(tmpdir(), 'guildhall-ceph-'))
  const [monitor, gateway] = [await freePort(), await freePort()]
  const conf = join(folder, 'ceph.conf')
  for (const name of ['mon', 'osd', 'rgw']) await mkdir(join(folder, name))
  await writeFile(conf, settings({ folder, monitor, gateway }))
  const children: ChildProcess[] = []
  const start = (program: string, ...args: string[]) => {
    const child = spawn(program, ['-c', conf, ...args, '-f'], { stdio: 'ignore' })
    children.push(child)
    return child
  }
  const map = join(folder, 'monmap')
  await run('monmaptool', ['--create', '--fsid', FSID, '--addv', 'a', `[v2:127.0.0.1:${monitor}]`, map])
  await run('ceph-mon', ['-c', conf, '-i', 'a', '--mkfs', '--monmap', map])
  start('ceph-mon', '-i', 'a')
  await run('ceph', ['-c', conf, '--connect-timeout', '60', 'osd', 'new', OSD])
  await run('ceph-osd', ['-c', conf, '-i', '0', '--mkfs', '--osd-uuid', OSD])
  start('ceph-osd', '-i', '0')
  const user = ['--uid=app', '--display-name=App', `--access-key=${keys.accessKeyId}`, `--secret=${keys.secretAccessKey}`]
  await run('radosgw-admin', ['-c', conf, '-n', 'client.rgw', 'user', 'create', ...user])
  let door = start('radosgw', '-n', 'client.rgw')
  await answering(gateway)
  const endpoint = `http://127.0.0.1:${gateway}`
  const client = new S3Client({ endpoint, region: 'us-east-1', credentials: keys, forcePathStyle: true })
  await client.send(new CreateBucketCommand({ Bucket: 'files' }))
  const urlWith = (secret: string) => `s3://${keys.accessKeyId}:${encodeURIComponent(secret)}@127.0.0.1:${gateway}/files?tls=off`
  return {
    url: urlWith(keys.secretAccessKey),
    wrongUrl: urlWith('another secret'),
    leave: () => ended(door),
    async comeBack() {
      door = start('radosgw', '-n', 'client.rgw')
      await answering(gateway)
    },
    async remove() {
      await Promise.all(children.map(ended))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const FSID = '11111111-1111-1111-1111-111111111111'
const OSD = '22222222-2222-2222-2222-222222222222'

const settings = ({ folder, monitor, gateway }: { folder: string; monitor: number; gateway: number }) => `[global]
fsid = ${FSID}
mon_initial_members = a
mon_host = [v2:127.0.0.1:${monitor}]
auth_cluster_required = none
auth_service_required = none
auth_client_required = none
ms_mon_client_mode = crc
ms_mon_service_mode = crc
ms_mon_cluster_mode = crc
public_addr = 127.0.0.1
cluster_addr = 127.0.0.1
osd_pool_default_size = 1
osd_pool_default_min_size = 1
osd_pool_default_pg_num = 1
osd_pool_default_pgp_num = 1
osd_pool_default_pg_autoscale_mode = off
osd_crush_chooseleaf_type = 0
mon_allow_pool_size_one = true
mon_max_pg_per_osd = 1000
run_dir = ${folder}
log_file = ${folder}/$name.log
admin_socket = ${folder}/$name.asok
pid_file = ${folder}/$name.pid
paxos_propose_interval = 0.05
paxos_min_wait = 0.01
[mon]
mon_data = ${folder}/mon
mon_cluster_log_file = ${folder}/cluster.log
mon_data_avail_crit = 1
[osd]
osd_data = ${folder}/osd
osd_objectstore = memstore
memstore_device_bytes = 536870912
osd_memory_target = 939524096
[client.rgw]
rgw_frontends = beast endpoint=127.0.0.1:${gateway}
rgw_data = ${folder}/rgw
rgw_enable_usage_log = false
rgw_thread_pool_size = 16
`

async function answering(port: number): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const isThere = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (isThere) return
    await wait(100)
  }
  throw new Error('The gateway did not come up')
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const over = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await over
}
