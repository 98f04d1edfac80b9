/** The first post number of the page of 20 on which a post stands. */
export const pageOf = (number: number): number => Math.floor((number - 1) / 20) * 20 + 1
