import { build, type Plugin, type Rolldown } from 'vite'

const id = 'virtual:service-worker'

/** `import code from 'virtual:service-worker'`: the worker of `src/sw`, bundled into one classic script, as text. */
export const serviceWorker = (): Plugin => ({
  name: 'guildhall:service-worker',
  resolveId: (asked) => (asked === id ? `\0${id}` : undefined),
  async load(asked) {
    if (asked !== `\0${id}`) return undefined
    const input = new URL('./src/sw/main.ts', import.meta.url).pathname
    const made = await build({
      configFile: false,
      logLevel: 'warn',
      publicDir: false,
      build: { write: false, target: 'es2023', modulePreload: false, rolldownOptions: { input, output: { format: 'iife' } } },
    })
    const { output } = made as Rolldown.RolldownOutput
    return `export default ${JSON.stringify(output[0].code)}`
  },
})
