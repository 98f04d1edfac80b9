import { declareRefusals } from '@guildhall/kernel'

export const federationRefusals = declareRefusals({
  visit_over: [401, 'This sign-in was begun in another browser, was used already, or has taken too long. Start again.'],
  provider_declined: [403, 'Over there you did not allow it, or may not sign in here. Try again, or sign in another way.'],
  provider_silent: [424, 'The other side does not answer as it should. Try again in a while, or sign in another way.'],
  provider_not_believed: [401, 'The answer from the other side did not pass our checks. Start again.'],
  provider_tells_no_email: [403, 'The other side did not tell your e-mail address, which is needed to join here.'],
  provider_email_unconfirmed: [
    403,
    'The other side has not confirmed your e-mail address. Confirm it there first, then try again.',
  ],
  provider_domain_refused: [403, 'Your e-mail address there is not one this way in is for.'],
  provider_takes_nobody_new: [
    403,
    'This way in is for members who have connected their accounts. Join first, or ask for an invitation.',
  ],
  email_known_here: [
    409,
    'There is an account with your e-mail address already. Sign in with its password, then connect the two in your settings.',
  ],
  connected_to_another: [409, 'That account is connected with another member already.'],
  provider_connected_already: [409, 'You have connected an account there already. Disconnect it first.'],
  last_way_in: [409, 'This is your only way in. Choose a password first, or add a passkey or another connection.'],
  own_sign_in_needed: [403, 'You came in with an account from elsewhere. Sign in with your password or passkey to do this.'],
  second_factor_by_password: [403, 'This community asks you for a second step. Sign in with your password once and set it up.'],
  issuer_stays: [409, 'Whose accounts a provider knows cannot be changed. Add another provider and remove this one.'],
  provider_incomplete: [400, 'Say either what the OpenID Connect provider needs, or what the SAML provider needs.'],
  metadata_not_understood: [
    400,
    'This is not the metadata of a SAML identity provider with a redirect address and a certificate.',
  ],
})
