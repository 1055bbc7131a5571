import type { Pronunciation } from '../../providers/voice-provider.ts';

/** A line as a voice is to say it. */
export interface SpokenText {
  readonly text: string;
  readonly ipa: readonly Pronunciation[];
  /** Words whose pronunciation in IPA the voice does not take. */
  readonly unread: readonly string[];
}

/** What is written between slashes is IPA. */
const IPA = /^\/(.+)\/$/su;

/**
 * Puts the film's pronunciations into a line: a word that is spelled as it sounds takes the word's
 * place, one in IPA goes with the request where the voice takes it.
 *
 * @param pronounce how words sound, by the word; the longest that fits counts, whatever its case.
 */
export function spokenText(
  line: string,
  pronounce: Readonly<Record<string, string>>,
  takesIpa: boolean,
): SpokenText {
  const words = Object.keys(pronounce).toSorted((left, right) => right.length - left.length);
  if (words.length === 0) return { text: line, ipa: [], unread: [] };
  const ipa = new Map<string, string>();
  const unread = new Set<string>();
  const known = new Map(words.map((word) => [word.toLowerCase(), pronounce[word]!]));
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:${words.map(literally).join('|')})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const text = line.replaceAll(pattern, (word) => {
    const sound = known.get(word.toLowerCase());
    if (sound === undefined) return word;
    const phonemes = IPA.exec(sound)?.[1];
    if (phonemes === undefined) return sound;
    if (takesIpa) ipa.set(word, phonemes);
    else unread.add(word);
    return word;
  });
  return {
    text,
    ipa: [...ipa].map(([word, phonemes]) => ({ word, ipa: phonemes })),
    unread: [...unread],
  };
}

/** A hyphen is itself outside a class, and may not be escaped there. */
function literally(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&');
}
