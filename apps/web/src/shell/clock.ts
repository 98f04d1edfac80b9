/** The time of this device. What is stored with others' content is the server's. */
export const now = (): Date => new Date()
