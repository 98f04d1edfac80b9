import { roleFacts } from '@guildhall/access/api'
import { type Actor, covers, kernelRefusals, OutgoingFault, type Refusal } from '@guildhall/kernel'
import type { SamlSettings } from '../../contract/index.ts'
import type { Reader } from '../db.ts'
import { faultOf } from './oidc.ts'
import { federationRefusals } from './refusals.ts'
import { readIdpMetadata } from './saml-metadata.ts'

/** Why the actor may not have newcomers given a role: there is none, or it is more than they hold themselves. */
export async function refusedRole(reader: Reader, key: string | null | undefined): Promise<Refusal | null> {
  if (!key) return null
  const [role] = await roleFacts(reader, [key])
  if (role?.effective.every((right) => reaches(reader.actor, right))) return null
  return kernelRefusals.not_permitted.with({
    errors: [{ field: 'newcomerRole', message: 'Choose a role whose rights you hold.' }],
  })
}

const reaches = ({ permissions }: Actor, right: string): boolean => permissions.some((held) => covers(held, right))

type FromMetadata = { metadata?: string | undefined; metadataUrl?: string | undefined }

/** What a SAML provider's metadata says, given or fetched. */
export async function samlFromMetadata(
  reader: Reader,
  { metadata, metadataUrl }: FromMetadata,
): Promise<SamlSettings | Refusal | null> {
  if (metadata === undefined && metadataUrl === undefined) return null
  try {
    const read = readIdpMetadata(metadata ?? (await fetched(reader, metadataUrl as string)))
    if (read) return { ...read, emailAttribute: '', nameAttribute: '' }
    return notUnderstood(metadata === undefined ? 'metadataUrl' : 'metadata', federationRefusals.metadata_not_understood.sentence)
  } catch (error) {
    if (!(error instanceof OutgoingFault)) throw error
    return notUnderstood('metadataUrl', `${faultOf(error)}.`)
  }
}

const fetched = async (reader: Reader, url: string): Promise<string> =>
  (await reader.site.outgoing(url, { secure: true, redirects: 2 })).text()

const notUnderstood = (field: string, message: string): Refusal =>
  federationRefusals.metadata_not_understood.with({ errors: [{ field, message }] })
