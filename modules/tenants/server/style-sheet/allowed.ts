/** What a community's own style sheet may set: how things look, never where they stand or whether they are there. */
const properties = new Set(
  `accent-color background background-color background-image background-position background-repeat background-size
  border border-block border-block-end border-block-start border-bottom border-color border-end-end-radius border-end-start-radius
  border-inline border-inline-end border-inline-start border-left border-radius border-right border-start-end-radius
  border-start-start-radius border-style border-top border-width color column-gap font font-family font-feature-settings
  font-kerning font-optical-sizing font-size font-stretch font-style font-variant font-variant-caps font-variant-numeric font-weight
  gap hyphens letter-spacing line-height list-style-position list-style-type margin margin-block margin-block-end margin-block-start
  margin-bottom margin-inline margin-inline-end margin-inline-start margin-left margin-right margin-top max-inline-size max-width
  opacity padding padding-block padding-block-end padding-block-start padding-bottom padding-inline padding-inline-end
  padding-inline-start padding-left padding-right padding-top row-gap text-align text-decoration text-decoration-color
  text-decoration-line text-decoration-style text-decoration-thickness text-indent text-transform text-underline-offset text-wrap
  word-spacing`.split(/\s+/),
)
const functions = new Set(
  `calc clamp color-mix conic-gradient hsl hsla hwb lab lch linear-gradient max min oklab oklch radial-gradient
  repeating-conic-gradient repeating-linear-gradient repeating-radial-gradient rgb rgba var`.split(/\s+/),
)

export const mayBeSet = (property: string): boolean => properties.has(property.toLowerCase())
export const mayBeCalled = (name: string): boolean => functions.has(name.toLowerCase())
/** What could be drawn over the frame around the page if it were less than nothing. */
export const mayNotBeNegative = (property: string): boolean => /^(margin|text-indent|letter-spacing|word-spacing)/i.test(property)
/** Functions whose value is only known to the browser. */
export const mayComeToLess = (name: string): boolean => /^(calc|min|max|clamp|var)$/i.test(name)
