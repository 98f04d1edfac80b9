/** The environment of a program that this one starts: its own, with these variables on top. */
export const childEnvironment = (more: Readonly<Record<string, string>>): Record<string, string | undefined> => ({
  ...process.env,
  ...more,
})
