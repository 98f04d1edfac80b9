import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { compiledWords } from './compiled-words.ts'

export default defineConfig({
  plugins: [compiledWords(), process.env.VITEST ? [] : reactRouter()],
  build: { target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
  server: { fs: { allow: ['../..'] } },
})
