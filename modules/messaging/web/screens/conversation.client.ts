import { type ClientActionFunctionArgs, isRouteErrorResponse, type ShouldRevalidateFunctionArgs } from 'react-router'

/** What never reached the server comes back as a problem with a way to retry, not as an error page. */
export async function clientAction({ serverAction }: ClientActionFunctionArgs): Promise<unknown> {
  try {
    return await serverAction()
  } catch (error) {
    if (error instanceof Response || isRouteErrorResponse(error)) throw error
    return { problem: { code: 'offline', status: 0, sentence: '', errors: [] } }
  }
}

/** Answers are put into the page by whoever asked; what changes more says so with `reload`. */
export const shouldRevalidate = ({
  formMethod,
  formData,
  actionResult,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) => {
  if (!formMethod || formMethod === 'GET') return defaultShouldRevalidate
  return formData?.has('reload') === true && !(actionResult as { problem?: unknown } | undefined)?.problem
}
