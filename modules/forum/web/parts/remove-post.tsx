import { toast, useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, Group, Modal, Text } from '@mantine/core'
import type { Post } from '../../contract/post.ts'
import { useCommand } from './use-command.ts'
import type { OpenTopic } from './use-topic.ts'

/** Asks before a post disappears. */
export default function RemovePost({ post, topic, onDone }: { post: Post; topic: OpenTopic; onDone: () => void }) {
  const { t, locale } = useWords()
  const { send, isBusy } = useCommand<{ post: Post }>(topic.page.topic.slug, (answer) => {
    topic.posted(answer.post)
    toast(t('topic.deleted'))
    onDone()
  })
  return (
    <Themed locale={locale}>
      <Modal
        opened
        onClose={onDone}
        title={t('topic.delete-title')}
        centered
        closeButtonProps={{ 'aria-label': t('shell.close') }}
      >
        <Text size="sm">{t('topic.delete-text')}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onDone} data-autofocus>
            {t('shell.cancel')}
          </Button>
          <Button color="var(--danger-solid)" loading={isBusy} onClick={() => send({ intent: 'remove', postId: post.id })}>
            {t('topic.delete')}
          </Button>
        </Group>
      </Modal>
    </Themed>
  )
}
