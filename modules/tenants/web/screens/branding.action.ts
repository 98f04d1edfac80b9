import { run } from '@guildhall/kernel/page'
import type { ShownProblem } from '@guildhall/ui'
import { type ActionFunctionArgs, data } from 'react-router'
import { checkStyles, type Removed, resetBranding, updateBranding } from '../../contract/index.ts'

/** What became of the form: what was typed stays in it, also what is not served. */
export type Branded = {
  saved?: true
  problem?: ShownProblem
  typed?: Record<string, string>
  removed?: readonly Removed[]
  /** Extra styles as they would be served. */
  sheet?: string
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { step, ...fields } = Object.fromEntries(await request.formData()) as Record<string, string>
  const typed = fields
  if (step === 'reset') {
    const ran = await run(context, resetBranding, {})
    return ran.ok ? { saved: true as const } : data({ problem: ran.problem }, { status: ran.problem.status })
  }
  const checked = await run(context, checkStyles, { css: fields['css'] ?? '' })
  if (!checked.ok) return data({ problem: checked.problem, typed }, { status: checked.problem.status })
  const { removed, sheet } = checked.output
  if (step === 'check') return { typed, removed, sheet }
  const ran = await run(context, updateBranding, fields)
  if (!ran.ok) return data({ problem: ran.problem, typed, removed, sheet }, { status: ran.problem.status })
  return { saved: true as const, typed, removed, sheet }
}
