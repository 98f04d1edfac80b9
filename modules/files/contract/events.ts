import { event, id } from '@guildhall/kernel/contract'
import { z } from 'zod'

/** Nobody outside the server hears of uploads. */
export const imageStored = event({ name: 'files.image.stored', data: z.object({ fileId: id }), audience: () => [] })

const ofFile = z.object({ fileId: id, memberId: id })
const itsOwner = ({ memberId }: z.output<typeof ofFile>) => [`member:${memberId}`]

/** All its bytes have arrived; whether they are good is not known yet. */
export const fileUploaded = event({ name: 'files.file.uploaded', data: ofFile, audience: itsOwner })

/** It is clean, or in quarantine: from now on who may see it can have it, or nobody. Whoever shows it hears of it here. */
export const fileSettled = event({ name: 'files.file.settled', data: ofFile, audience: itsOwner })

/** Smaller pictures, a film that plays everywhere and the like are there, or it is known that there are none. */
export const filePreviewed = event({ name: 'files.file.previewed', data: ofFile, audience: itsOwner })

/** Its name, description, place or visibility is another. */
export const fileChanged = event({ name: 'files.file.changed', data: ofFile, audience: itsOwner })

/** It is in the bin, or out of it again. */
export const fileRemoved = event({ name: 'files.file.removed', data: ofFile, audience: itsOwner })
