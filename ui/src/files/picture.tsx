import { colourOf, type ShownFile } from './shown-file.ts'

/** A picture at the size it is shown, in the best format the browser knows, over its own colour while it loads. */
export function Picture({
  file,
  sizes,
  alt,
}: {
  file: ShownFile
  sizes: string /** Where its name stands beside it: empty. */
  alt?: ''
}) {
  const { urls, description, name, width, height, placeholder, focus } = file
  const of = (type: string) => urls?.pictures.filter((picture) => picture.type === type) ?? []
  const set = (type: string) =>
    of(type)
      .map(({ url, width }) => `${url} ${width}w`)
      .join(', ')
  const [avif, webp] = [of('image/avif'), of('image/webp')]
  // The largest is WebP only: over the whole window AVIF would be one too small.
  const hasAvif = avif.length > 0 && (sizes !== '100vw' || avif.length === webp.length)
  return (
    <picture>
      {hasAvif ? <source type="image/avif" srcSet={set('image/avif')} sizes={sizes} /> : null}
      <img
        src={webp[0]?.url ?? urls?.content}
        srcSet={set('image/webp') || undefined}
        sizes={sizes}
        alt={alt ?? (description || name)}
        loading="lazy"
        decoding="async"
        width={width ?? undefined}
        height={height ?? undefined}
        style={{ backgroundColor: colourOf(placeholder), objectPosition: `${focus.x * 100}% ${focus.y * 100}%` }}
      />
    </picture>
  )
}
