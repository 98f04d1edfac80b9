import { useSite, useWords } from '@guildhall/ui'

/** A mail as its reader sees it, shut off from the page around it: its styles are let in, nothing else. */
export function MailFrame({ html, className, narrow }: { html: string; className: string | undefined; narrow?: boolean }) {
  const { t } = useWords()
  const { nonce } = useSite()
  const styled = html.replaceAll('<style', `<style nonce="${nonce}"`)
  return <iframe className={className} data-narrow={narrow || undefined} sandbox="" srcDoc={styled} title={t('notify.preview')} />
}
