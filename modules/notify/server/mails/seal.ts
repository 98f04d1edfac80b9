import { type AnyReader, type AnyWriter, openBytes, openerFor, sealerFor } from '@guildhall/kernel'

const FIELD = 'notify.mail-link'
/** Before communities had keys of their own, links were sealed by the server's and bound to no mail. */
const BY_SERVER = 'notify.mail-links'
const MARK = 'k.'

/** Seals the address behind a mail's button under the community's key: whoever reads the table cannot follow it. */
export async function sealLink(tx: AnyWriter, mailId: string, link: string): Promise<string> {
  const sealed = (await sealerFor(tx)).seal(FIELD, { text: link, boundTo: mailId })
  return MARK + sealed.toString('base64url')
}

/** Throws when it was changed, belongs to another mail, or its key is gone. */
export async function openLink(reader: AnyReader | AnyWriter, mailId: string, sealed: string): Promise<string> {
  if (!sealed.startsWith(MARK)) {
    const bytes = Buffer.from(sealed, 'base64url')
    return openBytes(reader.site.secret(BY_SERVER), bytes, '').toString('utf8')
  }
  const opener = await openerFor(reader)
  if (!opener) throw new Error('There is no key that opens this')
  return opener.open(FIELD, { sealed: Buffer.from(sealed.slice(MARK.length), 'base64url'), boundTo: mailId })
}
