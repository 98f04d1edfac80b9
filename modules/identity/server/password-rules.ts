import type { AnyReader, FieldError } from '@guildhall/kernel'
import { z } from 'zod'
import { inLanguage } from './languages.ts'
import { passwordTexts, reasonFor } from './password-texts.ts'

type Tenant = AnyReader['tenant']
type Estimate = (password: string, known: string[]) => { score: number; feedback: { warning: string | null } }

/** 0–4 as zxcvbn counts: 2 takes 10⁶ to 10⁸ guesses, 3 up to 10¹⁰. */
const MinScore = z.number().int().min(0).max(4)
const USUAL_SCORE = 2
/** Guessing gets no harder to estimate behind this, but the estimate gets slow: 10 ms for 48 signs, 300 ms for 128. */
const LOOKED_AT = 48

/** Who chooses, and in what language they read: what others know of a person is the first thing they would guess. */
export type Chooser = { email: string; displayName?: string | null; tenant: Tenant; language: string }

/**
 * What is wrong with a password somebody wants, as an error of the field, or null. Guessability is estimated by zxcvbn with
 * a bundled list of the commonest passwords, the person's own name and address, and the community's name.
 */
export async function weaknessOf(password: string, chooser: Chooser, field = 'password'): Promise<FieldError | null> {
  const estimate = await estimator()
  const { score, feedback } = estimate(password.slice(0, LOOKED_AT), knownOf(chooser))
  if (score >= minScoreOf(chooser.tenant)) return null
  const texts = inLanguage(passwordTexts, chooser.language)
  return { field, message: `${texts[reasonFor(feedback.warning)]} ${texts.advice}` }
}

/** `settings.identity.minScore`. */
export const minScoreOf = (tenant: Tenant): number => {
  const settings = tenant.settings.identity as { minScore?: unknown } | undefined
  return MinScore.safeParse(settings?.minScore).data ?? USUAL_SCORE
}

const knownOf = ({ email, displayName, tenant }: Chooser): string[] => {
  const texts = [email, displayName ?? '', tenant.name, tenant.slug]
  const words = texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  return [...new Set([...texts.map((text) => text.toLowerCase()), ...words])].filter((word) => word.length > 2)
}

let loading: Promise<Estimate> | null = null

// The lists take 0.2 s to read: not before somebody chooses a password.
function estimator(): Promise<Estimate> {
  loading ??= (async () => {
    const [{ ZxcvbnFactory }, common] = await Promise.all([import('@zxcvbn-ts/core'), import('@zxcvbn-ts/language-common')])
    const zxcvbn = new ZxcvbnFactory({ dictionary: common.dictionary, graphs: common.adjacencyGraphs })
    return (password, known) => zxcvbn.check(password, known)
  })()
  return loading
}
