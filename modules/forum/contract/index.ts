export * from './category.ts'
export * from './events.ts'
export * from './post.ts'
export * from './topic.ts'
