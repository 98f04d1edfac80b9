import { run, services } from '@guildhall/kernel/page'
import { type ActionFunctionArgs, redirect } from 'react-router'
import { signOut } from '../../contract/index.ts'

/** Ends the session and forgets it in this browser, even when it had ended already. */
export async function action({ context }: ActionFunctionArgs) {
  await run(context, signOut, {})
  throw redirect('/', { headers: { 'set-cookie': context.get(services).cookies.end() } })
}

export const loader = () => redirect('/')
