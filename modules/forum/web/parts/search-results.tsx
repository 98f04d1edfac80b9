import { Avatar, PlainLink, Time } from '@guildhall/ui'
import type { z } from 'zod'
import type { SearchHit } from '../../contract/post.ts'
import { pageOf } from './page-of.ts'
import css from './search-results.module.css'

type Hit = z.infer<typeof SearchHit>

export const SearchResults = ({ hits }: { hits: readonly Hit[] }) => (
  <ol className={css.list}>
    {hits.map((hit) => (
      <li key={hit.postId} className={css.hit}>
        <h3 className={css.title}>
          <PlainLink href={`/t/${hit.topicSlug}?from=${pageOf(hit.number)}#p${hit.number}`} className={css.link}>
            <Segments of={hit.titleSegments} />
          </PlainLink>
        </h3>
        <p className={css.snippet}>
          <Segments of={hit.snippet} />
        </p>
        <p className={css.meta}>
          <Avatar name={hit.author.displayName} hue={hit.author.hue} picture={hit.author.avatarUrl} size="small" />
          <span>{hit.author.displayName}</span>
          <Time at={hit.createdAt} />
        </p>
      </li>
    ))}
  </ol>
)

const Segments = ({ of }: { of: Hit['snippet'] }) =>
  // biome-ignore lint/suspicious/noArrayIndexKey: segments never move
  of.map(({ text, match }, at) => (match ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>))
