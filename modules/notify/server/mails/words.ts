/** The program's own words in every mail. */
const words: Record<string, { fallback: string }> = {
  en: { fallback: 'If the button does not work, open this address:' },
  da: { fallback: 'Hvis knappen ikke virker, så åbn denne adresse:' },
  es: { fallback: 'Si el botón no funciona, abre esta dirección:' },
  ar: { fallback: 'إذا لم يعمل الزر فافتح هذا العنوان:' },
}
export const wordsFor = (locale: string) => words[locale.split('-')[0] as string] ?? (words['en'] as { fallback: string })
