import { speaksLanguage } from './speaks-language.ts';

/** Whether a voice takes how a word is pronounced, in a language. */
export function takesIpa(ipa: boolean | readonly string[], language: string): boolean {
  return typeof ipa === 'boolean' ? ipa : speaksLanguage(ipa, language);
}
