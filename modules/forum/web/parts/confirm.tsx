import { useWords } from '@guildhall/ui'
import { Themed } from '@guildhall/ui/mantine'
import { Button, Group, Modal, Text } from '@mantine/core'

type Props = { title: string; text: string; action: string; isBusy: boolean; onConfirm: () => void; onClose: () => void }

/** Asks before something disappears. */
export function Confirm({ title, text, action, isBusy, onConfirm, onClose }: Props) {
  const { t, locale } = useWords()
  return (
    <Themed locale={locale}>
      <Modal opened onClose={onClose} title={title} centered closeButtonProps={{ 'aria-label': t('shell.close') }}>
        <Text size="sm">{text}</Text>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('shell.cancel')}
          </Button>
          <Button color="var(--danger-solid)" loading={isBusy} onClick={onConfirm}>
            {action}
          </Button>
        </Group>
      </Modal>
    </Themed>
  )
}
