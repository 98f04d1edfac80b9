/** The forum's screens and documents: paths below the community's host, files beside this one. */
export const forumRoutes = {
  screens: [
    { path: '/', file: 'screens/home.tsx' },
    { path: 'latest', file: 'screens/latest.tsx' },
    { path: 'c/:category', file: 'screens/category.tsx' },
    { path: 't/:topic', file: 'screens/topic.tsx' },
    { path: 'new', file: 'screens/new-topic.tsx' },
    { path: 'search', file: 'screens/search.tsx' },
  ],
  documents: [
    { path: 'feed.xml', file: 'documents/feed.ts' },
    { path: 'c/:category/feed.xml', file: 'documents/category-feed.ts' },
    { path: 'sitemap.xml', file: 'documents/sitemap.ts' },
  ],
} as const
