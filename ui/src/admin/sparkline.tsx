import css from './sparkline.module.css'

type Props = { points: readonly { day: string; count: number }[] /** What the line says, in a sentence. */; label: string }
const [WIDTH, HEIGHT, EDGE] = [120, 32, 2]

/** How a figure went day by day: a drawing for the eye, a sentence for everybody else. */
export function Sparkline({ points, label }: Props) {
  const most = Math.max(1, ...points.map(({ count }) => count))
  const step = (WIDTH - 2 * EDGE) / Math.max(1, points.length - 1)
  const places = points.map(({ count }, at) => `${EDGE + at * step},${HEIGHT - EDGE - (count / most) * (HEIGHT - 2 * EDGE)}`)
  return (
    <svg className={css.sparkline} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} preserveAspectRatio="none">
      <polygon className={css.area} points={`${EDGE},${HEIGHT} ${places.join(' ')} ${WIDTH - EDGE},${HEIGHT}`} />
      <polyline className={css.line} points={places.join(' ')} />
    </svg>
  )
}
