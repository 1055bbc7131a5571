/**
 * Whether languages hold one, each by its BCP 47 tag: `en` holds `en-GB`, and who asks for `en` takes
 * `en-US`.
 */
export function speaksLanguage(languages: readonly string[] | 'any', tag: string): boolean {
  if (languages === 'any') return true;
  const asked = tag.toLowerCase();
  return languages.some((language) => {
    const known = language.toLowerCase();
    return known === asked || asked.startsWith(`${known}-`) || known.startsWith(`${asked}-`);
  });
}
