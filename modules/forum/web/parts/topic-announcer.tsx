import { useWords } from '@guildhall/ui'

/** Says to screen readers that others have replied meanwhile. */
export function TopicAnnouncer({ count }: { count: number }) {
  const { t } = useWords()
  return (
    <div role="status" className="visually-hidden">
      {count > 0 ? t('topic.new-replies', { count }) : ''}
    </div>
  )
}
