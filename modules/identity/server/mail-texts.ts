export const verifyTexts = {
  en: {
    subject: (community: string) => `Confirm your e-mail address for ${community}`,
    heading: 'Is this your address?',
    body: (community: string) => `You joined ${community} with this e-mail address. Confirm that it is yours.`,
    label: 'Confirm the address',
    footnote: 'The link works once, within 24 hours. If you did not join, ignore this mail.',
  },
  da: {
    subject: (community: string) => `Bekræft din e-mailadresse til ${community}`,
    heading: 'Er det din adresse?',
    body: (community: string) => `Du meldte dig ind i ${community} med denne e-mailadresse. Bekræft, at den er din.`,
    label: 'Bekræft adressen',
    footnote: 'Linket virker én gang inden for 24 timer. Har du ikke meldt dig ind, kan du se bort fra denne mail.',
  },
  es: {
    subject: (community: string) => `Confirma tu correo electrónico en ${community}`,
    heading: '¿Es esta tu dirección?',
    body: (community: string) => `Te uniste a ${community} con esta dirección de correo. Confirma que es tuya.`,
    label: 'Confirmar la dirección',
    footnote: 'El enlace sirve una vez, durante 24 horas. Si no te uniste, ignora este correo.',
  },
  ar: {
    subject: (community: string) => `أكّد بريدك الإلكتروني في ${community}`,
    heading: 'هل هذا عنوانك؟',
    body: (community: string) => `انضممت إلى ${community} بهذا البريد الإلكتروني. أكّد أنه لك.`,
    label: 'تأكيد العنوان',
    footnote: 'يعمل الرابط مرة واحدة خلال 24 ساعة. إذا لم تنضم، فتجاهل هذه الرسالة.',
  },
}

export const resetTexts = {
  en: {
    subject: (community: string) => `A new password for ${community}`,
    heading: 'Choose a new password',
    body: (community: string) => `Somebody, probably you, asked for a new password for your account at ${community}.`,
    label: 'Choose a new password',
    footnote: 'The link works once, within an hour. If it was not you, ignore this mail: your password stays as it is.',
  },
  da: {
    subject: (community: string) => `Ny adgangskode til ${community}`,
    heading: 'Vælg en ny adgangskode',
    body: (community: string) => `Nogen, formentlig dig, har bedt om en ny adgangskode til din konto hos ${community}.`,
    label: 'Vælg en ny adgangskode',
    footnote: 'Linket virker én gang inden for en time. Var det ikke dig, så se bort fra denne mail: din adgangskode er uændret.',
  },
  es: {
    subject: (community: string) => `Una contraseña nueva para ${community}`,
    heading: 'Elige una contraseña nueva',
    body: (community: string) => `Alguien, probablemente tú, pidió una contraseña nueva para tu cuenta en ${community}.`,
    label: 'Elegir una contraseña nueva',
    footnote: 'El enlace sirve una vez, durante una hora. Si no fuiste tú, ignora este correo: tu contraseña no cambia.',
  },
  ar: {
    subject: (community: string) => `كلمة مرور جديدة لحسابك في ${community}`,
    heading: 'اختر كلمة مرور جديدة',
    body: (community: string) => `طلب شخص ما، ربما أنت، كلمة مرور جديدة لحسابك في ${community}.`,
    label: 'اختيار كلمة مرور جديدة',
    footnote: 'يعمل الرابط مرة واحدة خلال ساعة. إن لم تكن أنت فتجاهل هذه الرسالة: تبقى كلمة مرورك كما هي.',
  },
}

export const passwordChangedTexts = {
  en: {
    subject: (community: string) => `Your password for ${community} was changed`,
    heading: 'Your password was changed',
    body: 'Your account was signed out everywhere else. If this was not you, set a new password at once.',
    label: 'It was not me: set a new password',
  },
  da: {
    subject: (community: string) => `Din adgangskode til ${community} er ændret`,
    heading: 'Din adgangskode er ændret',
    body: 'Din konto er logget ud alle andre steder. Var det ikke dig, så vælg straks en ny adgangskode.',
    label: 'Det var ikke mig: vælg en ny adgangskode',
  },
  es: {
    subject: (community: string) => `Tu contraseña de ${community} ha cambiado`,
    heading: 'Tu contraseña ha cambiado',
    body: 'Se cerraron las demás sesiones de tu cuenta. Si no fuiste tú, elige ahora mismo una contraseña nueva.',
    label: 'No fui yo: elegir otra contraseña',
  },
  ar: {
    subject: (community: string) => `تغيّرت كلمة مرورك في ${community}`,
    heading: 'تغيّرت كلمة مرورك',
    body: 'أُنهيت جلسات حسابك الأخرى. إن لم تكن أنت، فاختر كلمة مرور جديدة فورًا.',
    label: 'لم أكن أنا: كلمة مرور جديدة',
  },
}

export const newDeviceTexts = {
  en: {
    subject: (community: string) => `New sign-in at ${community}`,
    heading: 'Was this you?',
    body: 'Your account was entered from a device or place we had not seen before. If it was you, there is nothing to do.',
    label: 'This wasn’t me',
    unknownDevice: 'Unknown device',
  },
  da: {
    subject: (community: string) => `Nyt login hos ${community}`,
    heading: 'Var det dig?',
    body: 'Nogen loggede ind på din konto fra en enhed eller et sted, vi ikke har set før. Var det dig, skal du ikke gøre noget.',
    label: 'Det var ikke mig',
    unknownDevice: 'Ukendt enhed',
  },
  es: {
    subject: (community: string) => `Nuevo inicio de sesión en ${community}`,
    heading: '¿Fuiste tú?',
    body: 'Se entró en tu cuenta desde un dispositivo o lugar que no conocíamos. Si fuiste tú, no tienes que hacer nada.',
    label: 'No fui yo',
    unknownDevice: 'Dispositivo desconocido',
  },
  ar: {
    subject: (community: string) => `تسجيل دخول جديد في ${community}`,
    heading: 'هل كنت أنت؟',
    body: 'دخل أحدهم إلى حسابك من جهاز أو مكان لم نره من قبل. إن كنت أنت فلا داعي لفعل شيء.',
    label: 'لم أكن أنا',
    unknownDevice: 'جهاز غير معروف',
  },
}

export const deletionTexts = {
  en: {
    subject: (community: string) => `Your account at ${community} will be deleted`,
    heading: 'Your account will be deleted',
    body: (at: string) =>
      `As you asked, your account will be deleted after ${at} (UTC). Your name goes; what you wrote stays without it. To keep the account, sign in before then.`,
    label: 'Sign in and keep the account',
  },
  da: {
    subject: (community: string) => `Din konto hos ${community} bliver slettet`,
    heading: 'Din konto bliver slettet',
    body: (at: string) =>
      `Som du bad om, slettes din konto efter ${at} (UTC). Dit navn forsvinder; det, du skrev, bliver uden det. Log ind inden da for at beholde kontoen.`,
    label: 'Log ind og behold kontoen',
  },
  es: {
    subject: (community: string) => `Tu cuenta en ${community} se eliminará`,
    heading: 'Tu cuenta se eliminará',
    body: (at: string) =>
      `Como pediste, tu cuenta se eliminará después del ${at} (UTC). Tu nombre desaparece; lo que escribiste queda sin él. Para conservarla, inicia sesión antes.`,
    label: 'Iniciar sesión y conservar la cuenta',
  },
  ar: {
    subject: (community: string) => `سيُحذف حسابك في ${community}`,
    heading: 'سيُحذف حسابك',
    body: (at: string) =>
      `كما طلبت، سيُحذف حسابك بعد ${at} (UTC). يزول اسمك ويبقى ما كتبته بلا اسم. للاحتفاظ بالحساب سجّل الدخول قبل ذلك.`,
    label: 'تسجيل الدخول والاحتفاظ بالحساب',
  },
}
