import { Button, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'

export type MenuChoice = { label: string; onSelect: () => void; tone?: 'danger' }

export function OpenMenu({ label, items, children }: { label: string; items: () => readonly MenuChoice[]; children: ReactNode }) {
  const { locale } = useWords()
  return (
    <Themed locale={locale}>
      <Menu defaultOpened position="bottom-start" shadow="md" returnFocus>
        <Menu.Target>
          <Button look="plain" size="small" aria-label={label}>
            {children}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {items().map(({ label, onSelect, tone }) => (
            <Menu.Item key={label} onClick={onSelect} c={tone === 'danger' ? 'var(--danger-text)' : undefined}>
              {label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </Themed>
  )
}
