import { uploadFile } from '@guildhall/files/contract'
import { run } from '@guildhall/kernel/page'
import type { ActionFunctionArgs } from 'react-router'

/** Takes in a file for a message that is being written; answers its id. */
export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const file = form.get('file')
  if (!(file instanceof File)) return Response.json({ problem: nothing }, { status: 400 })
  const input = {
    file: new Uint8Array(await file.arrayBuffer()),
    name: file.name,
    purpose: String(form.get('purpose') ?? 'attachment'),
  }
  const ran = await run(context, uploadFile, input)
  return ran.ok ? Response.json({ id: ran.output.id }) : Response.json({ problem: ran.problem }, { status: ran.problem.status })
}

const nothing = { code: 'invalid_input', status: 400, sentence: 'Send a file.', errors: [] }
