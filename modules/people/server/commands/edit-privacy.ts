import { showImageTo } from '@guildhall/files/api'
import { allowed, type FieldError, kernelRefusals, Refused } from '@guildhall/kernel'
import { type Audience, editPrivacy as contract, memberChanged } from '../../contract/index.ts'
import { command } from '../db.ts'
import { foundColumns } from '../found.ts'
import { ownRow, type ProfileRow, toPrivacy } from '../profile-row.ts'
import { audiencesOf } from '../rules.ts'
import { forgetVisits } from '../visits.ts'

/** Changes who sees what of a member; what is not sent stays. The picture goes along with the profile. */
export const editPrivacy = command(contract, {
  load: (reader) => ownRow(reader),
  allow: () => allowed,
  async run(tx, input, { row, fields }) {
    const known = audiencesOf({}, fields)
    const errors = Object.keys(input.fields ?? {})
      .filter((key) => !Object.hasOwn(known, key))
      .map(strange)
    if (errors.length > 0) throw new Refused(kernelRefusals.invalid_input.with({ errors }))
    const next: ProfileRow = {
      ...row,
      visibility: input.profile ?? row.visibility,
      field_privacy: { ...row.field_privacy, ...input.fields },
      may_message: input.message ?? row.may_message,
      may_follow: input.follow ?? row.may_follow,
      searchable: input.searchable ?? row.searchable,
      presence_visible: input.presence ?? row.presence_visible,
      visits_counted: input.visits ?? row.visits_counted,
    }
    const { visibility, field_privacy, may_message, may_follow, searchable, presence_visible, visits_counted } = next
    const choices = { visibility, may_message, may_follow, searchable, presence_visible, visits_counted }
    const set = { ...choices, ...foundColumns(next, fields) }
    await tx.db
      .updateTable('people_members')
      .set({ ...set, field_privacy: JSON.stringify(field_privacy) })
      .where('id', '=', row.id)
      .execute()
    if (!visits_counted) await forgetVisits(tx, row.id)
    if (row.avatar_id) await showImageTo(tx, row.avatar_id, imageAudience(visibility))
    tx.emit(memberChanged, { memberId: row.id })
    return toPrivacy(next, fields)
  },
})

const strange = (key: string): FieldError => ({ field: `fields.${key}`, message: 'There is no such field here.' })

/** Followers fetch the picture under an address that only they are told. */
export const imageAudience = (audience: Audience): 'everyone' | 'members' | 'owner' =>
  audience === 'me' ? 'owner' : audience === 'followers' ? 'members' : audience
