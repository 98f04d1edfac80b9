import { Category, Channel, type QuietWindow } from '../../contract/index.ts'

/** What a form of the preferences says, in the shape `notify.set-preferences` takes; null: an intent it does not know. */
export function wishesFrom(form: FormData): Record<string, unknown> | null {
  switch (form.get('intent')) {
    case 'channels':
      return { channels: channelsFrom(form), categories: categoriesFrom(form), ...digestFrom(form) }
    case 'quiet':
      return { quiet: windowsFrom(form) }
    case 'disturb':
      return { quietUntil: form.get('for') || null }
    default:
      return null
  }
}

/** What the form of the community's defaults says, in the shape `notify.set-defaults` takes. */
export function defaultsFrom(form: FormData): Record<string, unknown> {
  const channels = channelsFrom(form)
  const types = Object.entries(channels).map(([type, switches]) => [
    type,
    { ...switches, off: form.get(`there ${type}`) !== 'on' },
  ])
  return { types: Object.fromEntries(types), quiet: windowsFrom(form) }
}

/** Every switch that was shown: `shown` names it, and its own field is there when it is on. */
function channelsFrom(form: FormData) {
  const channels: Record<string, Partial<Record<Channel, boolean>>> = {}
  for (const name of form.getAll('shown')) {
    const [type = '', wanted] = String(name).split(' ')
    const channel = Channel.safeParse(wanted).data
    if (channel) channels[type] = { ...channels[type], [channel]: form.get(`on ${type} ${channel}`) === 'on' }
  }
  return channels
}

function categoriesFrom(form: FormData) {
  const shown = Category.options.filter((category) => form.has(`cadence ${category}`))
  return Object.fromEntries(
    shown.map((category) => [
      category,
      { on: form.get(`category ${category}`) === 'on', cadence: form.get(`cadence ${category}`) },
    ]),
  )
}

const digestFrom = (form: FormData) => ({
  digestHour: Number(form.get('digest-hour') ?? 8),
  digestWeekday: Number(form.get('digest-weekday') ?? 1),
})

/** The windows with a day and both times; an empty line is none. */
export function windowsFrom(form: FormData): QuietWindow[] {
  const lines = form.getAll('window').map(String)
  return lines.flatMap((line) => {
    const days = form.getAll(`days ${line}`).map(Number)
    const [from, to] = [String(form.get(`from ${line}`) ?? ''), String(form.get(`to ${line}`) ?? '')]
    return days.length > 0 && from && to ? [{ days, from, to }] : []
  })
}
