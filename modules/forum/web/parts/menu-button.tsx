import { Button, glyph } from '@guildhall/ui'
import { __iconNode as dots } from '@tabler/icons-react/dist/esm/icons/IconDots.mjs'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { MenuChoice } from './open-menu.tsx'

const Dots = glyph(dots)
const OpenMenu = lazy(async () => ({ default: (await import('./open-menu.tsx')).OpenMenu }))

/** A button whose menu is fetched and built only when somebody opens it. */
export function MenuButton({
  label,
  items,
  children,
}: {
  label: string
  items: () => readonly MenuChoice[]
  children?: ReactNode
}) {
  const [isMounted, mount] = useState(false)
  const button = (
    <Button look="plain" size="small" aria-label={label} aria-haspopup="menu" aria-expanded={false} onClick={() => mount(true)}>
      {children ?? <Dots size={18} />}
    </Button>
  )
  if (!isMounted) return button
  return (
    <Suspense fallback={button}>
      <OpenMenu label={label} items={items}>
        {children ?? <Dots size={18} />}
      </OpenMenu>
    </Suspense>
  )
}
