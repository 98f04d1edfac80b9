import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { OwnProfile } from '../../contract/index.ts'
import css from './people.module.css'

type Field = OwnProfile['custom'][number]

/** A field of the community's own, as its kind wants to be filled in. */
export function CustomField({ field, error }: { field: Field; error: string | undefined }) {
  const { key, label, kind, options, required, value } = field
  const text = typeof value === 'string' ? value : ''
  const common = { name: `custom.${key}`, label, error, required, size: 'md' as const }
  if (kind === 'longtext') return <Textarea {...common} defaultValue={text} rows={4} maxLength={4000} />
  if (kind === 'select') return <NativeSelect {...common} data={['', ...options]} defaultValue={text} />
  if (kind === 'multiselect') {
    const chosen = Array.isArray(value) ? value : []
    return (
      <Checkbox.Group label={label} error={error} defaultValue={chosen} size="md">
        <div className={css.actions}>
          {options.map((option) => (
            <Checkbox key={option} name={common.name} value={option} label={option} />
          ))}
        </div>
      </Checkbox.Group>
    )
  }
  return <TextInput {...common} type={kind === 'date' ? 'date' : kind === 'url' ? 'url' : 'text'} defaultValue={text} />
}
