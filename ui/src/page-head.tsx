type Props = {
  title: string
  /** Shown after the title, and as the site's name to whoever shares the page. */
  site: string
  description?: string
  /** Absolute address under which the page should be known. */
  canonical?: string
  robots?: 'noindex'
  type?: 'website' | 'article'
}

/** Title, description, canonical address and Open Graph of a page; React moves them into the head. */
export function PageHead({ title, site, description, canonical, robots, type = 'website' }: Props) {
  return (
    <>
      <title>{title === site ? title : `${title} · ${site}`}</title>
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={site} />
      <meta property="og:type" content={type} />
      {description ? <meta name="description" content={description} /> : null}
      {description ? <meta property="og:description" content={description} /> : null}
      {canonical ? <link rel="canonical" href={canonical} /> : null}
      {canonical ? <meta property="og:url" content={canonical} /> : null}
      {robots ? <meta name="robots" content={robots} /> : null}
    </>
  )
}
