import { ask } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { exportMyData } from '../../contract/index.ts'

/** The copy of one's data as a file. */
export async function loader({ context }: LoaderFunctionArgs) {
  const copy = await ask(context, exportMyData, {})
  return new Response(JSON.stringify(copy, null, 2), {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="my-data-${copy.exportedAt.slice(0, 10)}.json"`,
      'cache-control': 'no-store',
    },
  })
}
