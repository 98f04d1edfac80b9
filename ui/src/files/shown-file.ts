/** As much of a file as it takes to show it: the card of the files module. */
export type ShownFile = {
  id: string
  name: string
  type: string
  kind: 'image' | 'video' | 'audio' | 'document' | 'archive' | 'text'
  size: number
  state: 'uploaded' | 'scanning' | 'clean' | 'quarantined'
  description: string
  width: number | null
  height: number | null
  duration: number | null
  placeholder: string | null
  waveform: readonly number[]
  focus: { x: number; y: number }
  urls: {
    content: string
    download: string
    pictures: readonly { url: string; type: string; width: number; height: number }[]
    play: { url: string; type: string } | null
  } | null
}

/** `1.4 MB` in the reader's language; 1,024 bytes are 1 kB, as people's computers say. */
export function sizeText(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10))
  const options = {
    style: 'unit',
    unit: units[step] as string,
    unitDisplay: 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  } as const
  return new Intl.NumberFormat(locale, options).format(bytes / 1024 ** step)
}

/** `1:05` of milliseconds. */
export function lengthText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, at) => (at === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':')
}

/** The average colour a ThumbHash stands for (its first three bytes), to fill a picture's place until it is there. */
export function colourOf(placeholder: string | null): string | undefined {
  if (!placeholder) return undefined
  const [a = 0, b = 0, c = 0] = [...atob(placeholder.slice(0, 4))].map((letter) => letter.charCodeAt(0))
  const header = a | (b << 8) | (c << 16)
  const light = (header & 63) / 63
  const [p, q] = [((header >> 6) & 63) / 31.5 - 1, ((header >> 12) & 63) / 31.5 - 1]
  const blue = light - (2 / 3) * p
  const red = (3 * light - blue + q) / 2
  const channel = (value: number) => Math.round(Math.max(0, Math.min(1, value)) * 255)
  return `rgb(${channel(red)} ${channel(red - q)} ${channel(blue)})`
}
