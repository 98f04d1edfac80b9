/** The screens of messaging: paths below the community's host, files beside this one. */
export const messagingRoutes = [] as const
