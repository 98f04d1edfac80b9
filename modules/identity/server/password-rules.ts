import type { AnyReader, FieldError } from '@guildhall/kernel'
import { z } from 'zod'

type Tenant = AnyReader['tenant']
type Estimate = (password: string, known: string[]) => { score: number; feedback: { warning: string | null } }

/** 0–4 as zxcvbn counts: 2 takes 10⁶ to 10⁸ guesses, 3 up to 10¹⁰. */
const MinScore = z.number().int().min(0).max(4)
const USUAL_SCORE = 2
/** Guessing gets no harder to estimate behind this, but the estimate gets slow: 10 ms for 48 signs, 300 ms for 128. */
const LOOKED_AT = 48

/** Who chooses: what others know of a person is the first thing they would guess. */
export type Chooser = { email: string; displayName?: string | null; tenant: Tenant }

/**
 * What is wrong with a password somebody wants, as an error of the field, or null. Guessability is estimated by zxcvbn with
 * a bundled list of the commonest passwords, the person's own name and address, and the community's name.
 */
export async function weaknessOf(password: string, chooser: Chooser, field = 'password'): Promise<FieldError | null> {
  const estimate = await estimator()
  const { score, feedback } = estimate(password.slice(0, LOOKED_AT), knownOf(chooser))
  if (score >= minScoreOf(chooser.tenant)) return null
  return { field, message: `${reasons[feedback.warning ?? ''] ?? 'This password is easily guessed.'} ${ADVICE}` }
}

/** `settings.identity.minScore`. */
export const minScoreOf = (tenant: Tenant): number => {
  const settings = tenant.settings.identity as { minScore?: unknown } | undefined
  return MinScore.safeParse(settings?.minScore).data ?? USUAL_SCORE
}

const ADVICE = 'Take three or four words that do not belong together, or let a password manager make one.'

// Keys of zxcvbn-ts' warnings.
const reasons: Readonly<Record<string, string>> = {
  topTen: 'This is one of the ten commonest passwords there are.',
  topHundred: 'This is one of the hundred commonest passwords there are.',
  common: 'This is a very common password.',
  similarToCommon: 'This is much like a common password.',
  wordByItself: 'A single word is easily guessed.',
  namesByThemselves: 'A name is easily guessed.',
  commonNames: 'A name is easily guessed.',
  userInputs: 'It contains what others know of you: your name, your address or this community.',
  keyPattern: 'Rows of keys are easily guessed.',
  straightRow: 'Rows of keys are easily guessed.',
  simpleRepeat: 'Repetitions such as “aaa” are easily guessed.',
  extendedRepeat: 'Repetitions such as “abcabc” are easily guessed.',
  sequences: 'Sequences such as “abc” or “6543” are easily guessed.',
  recentYears: 'Years are easily guessed.',
  dates: 'Dates are easily guessed.',
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
