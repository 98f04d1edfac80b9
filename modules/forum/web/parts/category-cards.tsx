import { PlainLink, Tag, useWords } from '@guildhall/ui'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import type { Category } from '../../contract/category.ts'
import { useCategories } from './categories.ts'
import css from './category-cards.module.css'
import { ColourDot } from './colour-dot.tsx'

export function CategoryCards() {
  const { t } = useWords()
  const categories = useCategories()
  return (
    <section aria-labelledby="categories">
      <h2 id="categories" className={css.heading}>
        {t('nav.categories')}
      </h2>
      <ul className={css.cards}>
        {categories.map((category) => (
          <li key={category.id}>
            <Card category={category} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Card({ category }: { category: Category }) {
  const { t } = useWords()
  return (
    <PlainLink href={`/c/${category.slug}`} className={css.card}>
      <span className={css.name}>
        <ColourDot colour={category.colour} />
        {category.name}
        <AudienceTag audience={category.audience} />
      </span>
      <span className={css.description}>{category.description}</span>
      <span className={css.count}>{t('category.topics', { count: category.topicCount })}</span>
    </PlainLink>
  )
}

/** Says who may read a category when not everyone may. */
export function AudienceTag({ audience }: Pick<Category, 'audience'>) {
  const { t } = useWords()
  if (audience === 'public') return null
  return <Tag icon={<IconLock size={12} aria-hidden="true" />}>{t(`category.${audience}-only`)}</Tag>
}
