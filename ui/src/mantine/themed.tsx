import './styles.ts'
import { createTheme, DirectionProvider, type MantineColorsTuple, MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import './mantine.css'

const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: { light: 7, dark: 5 },
  colors: { brand: Array.from({ length: 10 }, (_, i) => `var(--tenant-brand-${i})`) as unknown as MantineColorsTuple },
  fontFamily: 'var(--font)',
  defaultRadius: 'md',
})

/** The page’s own attribute decides the colour scheme; Mantine only follows it. */
const followPage = { get: () => scheme(), set: () => {}, subscribe: () => {}, unsubscribe: () => {}, clear: () => {} }
const scheme = () =>
  typeof document !== 'undefined' && document.documentElement.dataset.mantineColorScheme === 'dark' ? 'dark' : 'light'

/** What Mantine writes into style elements carries the nonce of the page’s own. */
const pageNonce = () =>
  typeof document === 'undefined' ? '' : (document.querySelector<HTMLElement>('head style[nonce]')?.nonce ?? '')

// react-remove-scroll, under Mantine’s dialogs, asks for its nonce by this name only.
if (typeof document !== 'undefined') Object.assign(globalThis, { __webpack_nonce__: pageNonce() })

/** Mantine’s theme for one form, menu or dialog, so that pages without them carry none of it. */
export const Themed = ({ locale, children }: { locale: string; children: ReactNode }) => (
  <DirectionProvider initialDirection={locale.startsWith('ar') ? 'rtl' : 'ltr'} detectDirection={false}>
    <MantineProvider
      theme={theme}
      colorSchemeManager={followPage}
      withCssVariables={false}
      withStaticClasses={false}
      withGlobalClasses={false}
      getStyleNonce={pageNonce}
    >
      {children}
    </MantineProvider>
  </DirectionProvider>
)
