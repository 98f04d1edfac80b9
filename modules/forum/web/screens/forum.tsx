import { askShared } from '@guildhall/kernel/page'
import { Pending } from '@guildhall/ui'
import { type LoaderFunctionArgs, Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { listCategories } from '../../contract/index.ts'
import { CategoriesProvider, useLoadedCategories } from '../parts/categories.ts'
import { Sidebar } from '../parts/sidebar.tsx'
import css from './forum.module.css'

/** The categories the viewer may read, for every screen of the forum. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { items } = await askShared(context, listCategories, {})
  return { categories: JSON.stringify(items) }
}

/** Replies do not change the categories; anything else sent may. */
export const shouldRevalidate = ({ formAction, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs) =>
  formAction?.startsWith('/t/') ? false : defaultShouldRevalidate

export default function Forum() {
  return (
    <CategoriesProvider value={useLoadedCategories()}>
      <div className={css.forum}>
        <Sidebar />
        <div className={css.content}>
          <Pending>
            <Outlet />
          </Pending>
        </div>
      </div>
    </CategoriesProvider>
  )
}
