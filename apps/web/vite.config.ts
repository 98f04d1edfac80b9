import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { compiledWords } from './compiled-words.ts'

export default defineConfig(({ command }) => ({
  plugins: [compiledWords(), reactRouter()],
  build: { target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
  // The server's pages carry React's production build with them, whatever NODE_ENV the program runs under.
  ...(command === 'build' ? { define: { 'process.env.NODE_ENV': '"production"' }, ssr: { noExternal: true as const } } : {}),
  server: { fs: { allow: ['../..'] } },
}))
