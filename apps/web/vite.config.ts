import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { compiledWords } from './compiled-words.ts'
import { serviceWorker } from './service-worker.ts'

const base = /node_modules[\\/](react|react-dom|react-router|scheduler|cookie|@lingui[\\/]core)[\\/]/
const shell =
  /ui[\\/]src[\\/][\w-]+\.tsx?$|shell[\\/](frame|logo|error-page|wall|page-announcer|toast-area|command-palette)\.tsx$|vite[\\/]preload-helper/

export default defineConfig(({ command }) => ({
  plugins: [compiledWords(), serviceWorker(), reactRouter()],
  build: { target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
  environments: {
    client: {
      build: {
        rolldownOptions: {
          output: {
            // Few files compress better than many, and what every page needs comes in one.
            codeSplitting: {
              groups: [
                { name: 'base', test: base },
                { name: 'shell', test: shell },
              ],
            },
          },
        },
      },
    },
  },
  // The server's pages carry React's production build with them, whatever NODE_ENV the program runs under.
  ...(command === 'build' ? { define: { 'process.env.NODE_ENV': '"production"' }, ssr: { noExternal: true as const } } : {}),
  server: { fs: { allow: ['../..'] } },
}))
