import { ask, refused, run } from '@guildhall/kernel/page'
import {
  Button,
  ButtonLink,
  EmptyState,
  FormProblem,
  formLook,
  PageHead,
  type ShownProblem,
  useSite,
  useWords,
} from '@guildhall/ui'
import IconBan from '@tabler/icons-react/dist/esm/icons/IconBan.mjs'
import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { type Card, listBlocked, listMuted, unblockMember, unmuteMember } from '../../contract/index.ts'
import { MemberCard } from '../parts/member-card.tsx'
import css from '../parts/people.module.css'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const after = (name: string) => searchParams.get(name) ?? undefined
  return {
    blocked: await ask(context, listBlocked, { cursor: after('blocked') }),
    muted: await ask(context, listMuted, { cursor: after('muted') }),
  }
}

export async function action({ context, request }: ActionFunctionArgs) {
  const form = await request.formData()
  const contract = form.get('intent') === 'unmute' ? unmuteMember : unblockMember
  const ran = await run(context, contract, { member: String(form.get('member')) })
  return ran.ok ? null : refused(ran.problem)
}

/** Whom one has blocked or muted, and the way back. */
export default function Blocked() {
  const { t } = useWords()
  const { name } = useSite()
  const { blocked, muted } = useLoaderData<typeof loader>()
  const problem = useActionData<{ problem?: ShownProblem } | null>()?.problem
  const isEmpty = blocked.items.length + muted.items.length === 0
  return (
    <div className={formLook.fields}>
      <PageHead title={t('people.nav-blocked')} site={name} robots="noindex" />
      <h1>{t('people.nav-blocked')}</h1>
      <p className={formLook.hint}>{t('people.blocked-hint')}</p>
      <FormProblem problem={problem} />
      {isEmpty ? (
        <EmptyState icon={<IconBan size={22} />} title={t('people.blocked-none')} text={t('people.blocked-none-text')} />
      ) : null}
      <Ties title={t('people.blocked')} page={blocked} intent="unblock" word={t('people.unblock')} />
      <Ties title={t('people.muted')} page={muted} intent="unmute" word={t('people.unmute')} />
    </div>
  )
}

type Shown = {
  title: string
  page: { items: readonly Card[]; nextCursor: string | null }
  intent: 'unblock' | 'unmute'
  word: string
}

function Ties({ title, page, intent, word }: Shown) {
  const { t } = useWords()
  if (page.items.length === 0) return null
  const place = intent === 'unblock' ? 'blocked' : 'muted'
  return (
    <section className={formLook.fields} aria-labelledby={intent}>
      <h2 id={intent}>{title}</h2>
      <ul className={css.cards}>
        {page.items.map((card) => (
          <MemberCard key={card.memberId} card={card}>
            <Form method="post">
              <input type="hidden" name="member" value={card.memberId} />
              <Button type="submit" name="intent" value={intent} size="small" aria-label={`${word}: ${card.displayName}`}>
                {word}
              </Button>
            </Form>
          </MemberCard>
        ))}
      </ul>
      {page.nextCursor ? (
        <ButtonLink to={{ search: new URLSearchParams({ [place]: page.nextCursor }).toString() }} className={formLook.submit}>
          {t('people.more')}
        </ButtonLink>
      ) : null}
    </section>
  )
}
