import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { styleText } from 'node:util'

export type Task = { name: string; command: readonly string[]; env?: Readonly<Record<string, string>> }
export type Result = { name: string; passed: boolean; seconds: number; output: string }

export const root = resolve(import.meta.dirname, '../..')
const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`

/** Runs the tasks, so many at a time, and prints one line for each as it ends; what a failed one said follows at the end. */
export async function runAll(tasks: readonly Task[], lanes: number): Promise<Result[]> {
  const waiting = [...tasks]
  const results: Result[] = []
  const lane = async () => {
    for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) results.push(report(await run(task)))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  for (const { name, output } of results.filter(({ passed }) => !passed)) console.log(`\n── ${name} ──\n${output.trim()}`)
  return results
}

/** Runs one task in the repository's root with its packaged programs first on the path. */
export function run({ name, command: [program = '', ...args], env }: Task, live = false): Promise<Result> {
  const started = performance.now()
  return new Promise((done) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env, PATH: path },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    })
    let output = ''
    const keep = (part: Buffer) => {
      output += part
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (passed: boolean) => done({ name, passed, seconds: (performance.now() - started) / 1000, output })
    child.on('error', ({ message }) => {
      output += message
      end(false)
    })
    child.on('close', (code) => end(code === 0))
  })
}

function report(result: Result): Result {
  const mark = result.passed ? styleText('green', '✓') : styleText('red', '✗')
  console.log(`${mark} ${result.name.padEnd(24)} ${result.seconds.toFixed(1).padStart(5)} s`)
  return result
}
