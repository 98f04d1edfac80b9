import { partsOf } from './text-parts.ts'

/** Text as its author wrote it; addresses in it can be followed, and are not vouched for. */
export const TextWithLinks = ({ text }: { text: string }) => (
  <>
    {partsOf(text).map(({ at, words, href }) =>
      href ? (
        <a key={at} href={href} rel="nofollow ugc noopener">
          {words}
        </a>
      ) : (
        words
      ),
    )}
  </>
)
