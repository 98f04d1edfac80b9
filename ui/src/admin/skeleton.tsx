import css from './skeleton.module.css'

/** The shape of what is on its way; says nothing to screen readers, which hear of its arrival. */
export const Skeleton = ({ lines = 3 }: { lines?: number }) => (
  <div className={css.skeleton} aria-hidden="true">
    {Array.from({ length: lines }, (_, line) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
      <span key={line} />
    ))}
  </div>
)
