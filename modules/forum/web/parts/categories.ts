import { createContext, useContext, useMemo } from 'react'
import { useRouteLoaderData } from 'react-router'
import type { Category } from '../../contract/category.ts'

const Context = createContext<readonly Category[]>([])
export const CategoriesProvider = Context.Provider

/** What the forum's layout loaded. It travels as JSON: one value costs the router's encoder less than hundreds. */
export function useLoadedCategories(): readonly Category[] {
  const text = useRouteLoaderData<{ categories: string }>('forum')?.categories
  return useMemo(() => (text ? JSON.parse(text) : []), [text])
}

/** The categories the viewer may read, in their order. */
export const useCategories = (): readonly Category[] => useContext(Context)
