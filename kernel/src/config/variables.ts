import { z } from 'zod'

/** What the docs and error messages say about one variable; `secret` values are never shown, not even when wrong. */
export type VariableNotes = { about: string; expected: string; secret?: true; example?: string }

const noted = <S extends z.ZodType>(schema: S, notes: VariableNotes): S => schema.meta({ ...notes }) as S

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(least).max(most))

const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ })
const databaseUrl = (about: string) =>
  noted(postgresUrl.optional(), {
    about,
    expected: 'a PostgreSQL address such as postgres://user:password@host:5432/guildhall',
    secret: true,
  })

const s3Url = z.url({ protocol: /^s3$/ })

const units = { b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 }
const byteSize = z
  .string()
  .regex(/^\d{1,6}(b|kb|mb|gb)$/i)
  .transform((text) => parseInt(text, 10) * units[text.replace(/\d+/, '').toLowerCase() as keyof typeof units])
  .pipe(z.number().min(1024))

const origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .pipe(z.array(z.string().refine((origin) => URL.parse(origin)?.origin === origin)))

const places = z
  .string()
  .transform((text) => text.split(',').map((place) => place.trim()))
  .pipe(z.array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.hostname()])))

/** Every environment variable the program reads. `.env.example` is generated from it. */
export const variables = z.object({
  APP_ENV: noted(z.enum(['development', 'test', 'staging', 'production']).default('development'), {
    about: 'Where this runs. `production` insists on a SECRET_KEY of its own and logs less.',
    expected: 'development, test, staging or production',
  }),
  PORT: noted(wholeNumber(1, 65535).prefault('3000'), {
    about: 'Port of the web pages, the API and the sockets.',
    expected: 'a whole number from 1 to 65535',
  }),
  HOST: noted(z.union([z.ipv4(), z.ipv6(), z.hostname()]).default('127.0.0.1'), {
    about: 'Address to listen on. 127.0.0.1: this machine only; 0.0.0.0: every network it is in.',
    expected: 'an IP address or host name',
  }),
  PUBLIC_URL: noted(
    z
      .url({ protocol: /^https?$/ })
      .refine((url) => new URL(url).pathname === '/')
      .optional(),
    {
      about: 'Address people type, without a path. Communities live one label below its host. Default: http://localhost:PORT.',
      expected: 'an http or https address without a path',
      example: 'https://example.org',
    },
  ),
  DATA_DIR: noted(z.string().min(1).default('./.data'), {
    about: 'Folder for everything this server keeps on disk: the embedded database, files, the generated secret key.',
    expected: 'a path to a folder',
  }),
  DATABASE_URL: databaseUrl('PostgreSQL 15 or newer, as the owner of its database. Default: an embedded PostgreSQL in DATA_DIR.'),
  DATABASE_APP_URL: databaseUrl('The same database as role guildhall_app. Default: DATABASE_URL, switching role.'),
  DATABASE_SYSTEM_URL: databaseUrl('The same database as role guildhall_system. Default: DATABASE_URL, switching role.'),
  POOL_SIZE: noted(wholeNumber(2, 500).prefault('16'), {
    about: 'Most database connections this process keeps for requests.',
    expected: 'a whole number from 2 to 500',
  }),
  SECRET_KEY: noted(z.string().min(32).optional(), {
    about:
      'Signs and encrypts; 32 characters or more, the same on every process. Default outside production: made once, kept in DATA_DIR/secret.key.',
    expected: '32 characters or more, such as the output of `openssl rand -base64 48`',
    secret: true,
  }),
  LOG_LEVEL: noted(z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).optional(), {
    about: 'Least important log line to write. Default: debug in development, warn in tests, info elsewhere.',
    expected: 'trace, debug, info, warn, error or silent',
  }),
  TRUST_PROXY: noted(z.string().regex(/^\d$/).transform(Number).prefault('0'), {
    about: 'How many reverse proxies stand in front: so many of the last X-Forwarded-For entries are believed, no more.',
    expected: 'a number from 0 (none) to 9',
  }),
  CORS_ORIGINS: noted(origins.optional(), {
    about: 'Further origins, separated by commas, whose pages may call the API. The communities’ own hosts always may.',
    expected: 'origins such as https://app.example.org, separated by commas',
    example: 'https://app.example.org',
  }),
  BODY_LIMIT: noted(byteSize.prefault('1mb'), {
    about: 'Largest request body taken outside file uploads.',
    expected: 'a size of 1kb or more, such as 512kb or 1mb',
  }),
  METRICS_TOKEN: noted(z.string().min(16).optional(), {
    about: 'Bearer token that may read /metrics from other machines. Without it only this machine may.',
    expected: '16 characters or more',
    secret: true,
  }),
  SERVICE_WORKER: noted(z.enum(['on', 'off']).default('on'), {
    about:
      'Lets browsers keep pages to read and words to send without a connection. `off`: they clear what they kept, pushes too.',
    expected: 'on or off',
  }),
  SHUTDOWN_SECONDS: noted(wholeNumber(1, 600).prefault('10'), {
    about: 'How long requests and jobs under way may take to finish when the program is asked to stop.',
    expected: 'a whole number from 1 to 600',
  }),
  OUTGOING_ALLOW: noted(places.optional(), {
    about:
      'Servers inside your network that communities may have asked, such as an identity provider. Everything public may be; in development this machine too.',
    expected: 'host names, addresses and ranges such as idp.internal,10.1.0.0/16, separated by commas',
    example: 'idp.internal,10.1.0.0/16',
  }),
  FCM_SERVICE_ACCOUNT: noted(z.string().min(1).optional(), {
    about: 'File with a Firebase service account (JSON), through which apps get pushes. Without it browsers get them only.',
    expected: 'a path to a file',
    example: '/etc/guildhall/firebase.json',
  }),
  FCM_URL: noted(z.url({ protocol: /^https?$/ }).default('https://fcm.googleapis.com'), {
    about: 'Where Firebase Cloud Messaging is asked.',
    expected: 'an https address without a path',
  }),
  REDIS_URL: noted(z.url({ protocol: /^rediss?$/ }).optional(), {
    about:
      'Redis through which several processes share rate limits and who is here. Without it, or while it is gone, each process keeps its own.',
    expected: 'an address such as redis://:password@redis.internal:6379/0',
    secret: true,
    example: 'redis://localhost:6379',
  }),
  MAIL_URL: noted(z.url({ protocol: /^(smtps?|sendgrid|mailgun)$/ }).optional(), {
    about:
      'What takes the communities’ mail: an SMTP server, SendGrid or Mailgun; `?from=` names the sender’s address. Without it mail is kept and shown on screen.',
    expected:
      'an address such as smtp://user:password@mail.example.org:587?from=hello@example.org, sendgrid://KEY@api.sendgrid.com?from=… or mailgun://KEY@api.mailgun.net/mg.example.org?from=…',
    secret: true,
    example: 'smtp://localhost:1025?from=hello@example.org',
  }),
  MAIL_WEBHOOK_KEY: noted(z.string().min(8).optional(), {
    about:
      'What the mail provider signs its news of bounces and complaints with: SendGrid’s verification key or Mailgun’s webhook signing key.',
    expected: '8 characters or more, as the provider shows it',
    secret: true,
  }),
  SMTP_URL: noted(z.url({ protocol: /^smtps?$/ }).optional(), {
    about: 'The older name of MAIL_URL, for SMTP only.',
    expected: 'an address such as smtp://user:password@mail.example.org:587?from=hello@example.org',
    secret: true,
    example: 'smtp://localhost:1025?from=hello@example.org',
  }),
  STORAGE_URL: noted(s3Url.optional(), {
    about: 'Bucket of an S3 server that keeps files. Without it they lie in DATA_DIR. `?tls=off` for http.',
    expected: 'an address such as s3://key:secret@s3.example.org/bucket?region=eu-north-1',
    secret: true,
  }),
  STORAGE_BEFORE_URL: noted(z.union([z.literal('disk'), s3Url]).optional(), {
    about: 'Where files were kept before STORAGE_URL: still read from, also while `files.move-storage` copies them.',
    expected: 'disk, or an address as for STORAGE_URL',
    secret: true,
  }),
  CLAMD_URL: noted(z.url({ protocol: /^tcp$/ }).optional(), {
    about: 'ClamAV daemon that scans uploads. Without it files are passed unscanned, and say so.',
    expected: 'an address such as tcp://127.0.0.1:3310',
    example: 'tcp://127.0.0.1:3310',
  }),
})

export type VariableName = keyof typeof variables.shape

/** The notes of a variable, for messages and documents. */
export const notesOf = (name: VariableName): VariableNotes => variables.shape[name].meta() as VariableNotes
