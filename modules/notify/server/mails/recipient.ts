export type Recipient = {
  email: string
  name?: string | null
  /** BCP 47; default: the community's. */
  locale?: string | null
}
