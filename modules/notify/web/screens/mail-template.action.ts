import { refused, run } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, redirect } from 'react-router'
import * as contract from '../../contract/index.ts'

/** Tries out, keeps, gives back, or sends a sample: what the form says it is for. */
export async function answer({ context, params, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const which = { kind: params.kind ?? '', locale: text('locale') }
  const written = { ...which, source: text('source'), subject: text('subject') }
  const here = `/admin/mail-templates/${which.kind}?locale=${which.locale}`
  switch (text('intent')) {
    case 'preview': {
      const ran = await run(context, contract.previewTemplate, written)
      return ran.ok ? { preview: ran.output } : refused(ran.problem)
    }
    case 'reset': {
      const ran = await run(context, contract.resetTemplate, which)
      return ran.ok ? redirect(here) : refused(ran.problem)
    }
    case 'test': {
      const ran = await run(context, contract.sendTestMail, which)
      return ran.ok ? { sentTo: ran.output.toEmail } : refused(ran.problem)
    }
    default: {
      const ran = await run(context, contract.saveTemplate, written)
      return ran.ok ? redirect(here) : refused(ran.problem)
    }
  }
}
export type Answered = Partial<{ preview: contract.TemplatePreview; sentTo: string }>
