import { Button } from './button.tsx'
import css from './other-ways.module.css'

export type OtherWay = { action: string; label: string }

/** What else one can do besides the form above: a button each, in plain forms that need no script and carry the same fields. */
export function OtherWays({
  or,
  ways,
  fields,
}: {
  or: string
  ways: readonly OtherWay[]
  fields: Readonly<Record<string, string>>
}) {
  if (ways.length === 0) return null
  return (
    <div className={css.ways}>
      <p className={css.or}>{or}</p>
      {ways.map(({ action, label }) => (
        <form key={action} method="post" action={action}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button type="submit" className={css.way}>
            {label}
          </Button>
        </form>
      ))}
    </div>
  )
}
