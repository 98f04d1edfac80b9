import { z } from 'zod'

export const email = z.string().trim().toLowerCase().max(255).pipe(z.email('Enter an e-mail address such as name@example.org.'))

/** A password somebody chooses; how hard it must be to guess is the community's setting. Spaces count. */
export const newPassword = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.')

/** A password somebody has. */
export const password = z.string().min(1, 'Enter your password.').max(200)

/** What the link in a mail carries. */
export const mailedToken = z.string().min(20, 'This link is not complete. Open it once more from the mail.').max(100)

export const displayName = z.string().trim().min(2, 'Use at least 2 characters.').max(80)
