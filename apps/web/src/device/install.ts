import { now } from '../shell/clock.ts'

type Prompt = Event & { prompt(): Promise<unknown> }

const VISITS = 'guildhall:visits'
const DECLINED = 'guildhall:install-declined'
/** Days on which somebody came before they are asked. */
const ENOUGH_DAYS = 3

let prompt: Prompt | null = null

/** The browser says early, once, that it can install; what asks for it comes later. */
export function awaitPrompt(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    prompt = event as Prompt
  })
}

/** The browser can install, its member has come on three days, and has not said no. */
export const mayOffer = (): boolean => prompt !== null && read(DECLINED) === null && daysHere() >= ENOUGH_DAYS

export const decline = (): void => write(DECLINED, '1')

export async function install(): Promise<void> {
  await prompt?.prompt()
  prompt = null
}

/** Counts today, once. */
function daysHere(): number {
  const [last = '', count = '0'] = (read(VISITS) ?? '').split(' ')
  const today = now().toDateString().replaceAll(' ', '-')
  const days = Number(count) + (last === today ? 0 : 1)
  write(VISITS, `${today} ${days}`)
  return days
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
function write(name: string, value: string) {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Storage may be forbidden; then nobody is asked.
  }
}
