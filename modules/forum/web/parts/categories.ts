import { useRouteLoaderData } from 'react-router'
import type { Category } from '../../contract/category.ts'

/** The categories the viewer may read, as the forum's layout loaded them. */
export const useCategories = (): readonly Category[] => useRouteLoaderData<{ categories: Category[] }>('forum')?.categories ?? []
