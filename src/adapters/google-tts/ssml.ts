import type { Pronunciation, VoiceRequest } from '../../providers/voice-provider.ts';
import { writtenWords } from '../../providers/written-words.ts';
import { invalid } from './invalid.ts';

/** `cloud_tts.proto`: all that is read in bytes, with its markup. */
export const MOST_INPUT = 5000;

/** The mark after the last word. */
export const END = 'end';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** What no XML can hold, however it is written. */
// oxlint-disable-next-line no-control-regex -- those are what is meant.
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

/**
 * A line as SSML. Each word has a mark before it, by its number, where times are wanted, and the last
 * one has one after it.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function ssmlOf(
  line: string,
  { ipa, marked }: { readonly ipa: readonly Pronunciation[]; readonly marked: boolean },
): string {
  if (UNSPEAKABLE.test(line)) throw invalid('the text has characters that are none');
  return markedUp(line, { ipa, marked });
}

/**
 * As what a line is sent to a voice that takes SSML. With marks it may be longer than what is read, and
 * without them it is not: then it has none.
 */
export function sentAs({ text, ipa, words }: Line): 'text' | 'ssml' | 'marked ssml' {
  const marked = words && Buffer.byteLength(markedUp(text, { ipa, marked: true })) <= MOST_INPUT;
  if (marked) return 'marked ssml';
  return ipa.length === 0 ? 'text' : 'ssml';
}

/** Google’s page of prices: all characters of the input count, with all tags of SSML but marks. */
export function paidCharacters(line: Line): number {
  const { text, ipa } = line;
  const paid = sentAs(line) === 'text' ? text : markedUp(text, { ipa, marked: false });
  return Array.from(paid).length;
}

type Line = Pick<VoiceRequest, 'text' | 'ipa' | 'words'>;

function markedUp(
  line: string,
  { ipa, marked }: { readonly ipa: readonly Pronunciation[]; readonly marked: boolean },
): string {
  const spoken = phrasesIn(line, ipa);
  const words = marked ? writtenWords(line) : [];
  const marks = [
    ...words.map(({ start }, index) => ({ at: start, name: String(index) })),
    ...words.slice(-1).map(({ end }) => ({ at: end, name: END })),
    // Nothing may stand within a phrase that is pronounced as a whole.
  ].filter(({ at }) => !spoken.some(({ start, end }) => start < at && at < end));
  const cuts = [
    ...marks.map(({ at, name }) => ({ at, end: at, xml: `<mark name="${name}"/>`, order: 0 })),
    ...spoken.map(({ start, end, xml }) => ({ at: start, end, xml, order: 1 })),
  ].toSorted((one, other) => one.at - other.at || one.order - other.order);
  let ssml = '';
  let at = 0;
  for (const cut of cuts) {
    ssml += escaped(line.slice(at, cut.at)) + cut.xml;
    at = cut.end;
  }
  return `<speak>${ssml}${escaped(line.slice(at))}</speak>`;
}

interface Phrase {
  readonly start: number;
  readonly end: number;
  readonly xml: string;
}

/** Where words with a pronunciation stand, not as parts of others; of two that overlap, the first. */
function phrasesIn(line: string, ipa: readonly Pronunciation[]): readonly Phrase[] {
  const found = ipa.flatMap(({ word, ipa: sounds }) =>
    [...line.matchAll(wholeWord(word))].map(({ index }) => {
      const xml = `<phoneme alphabet="ipa" ph="${escapedValue(sounds)}">${escaped(word)}</phoneme>`;
      return { start: index, end: index + word.length, xml };
    }),
  );
  const phrases: Phrase[] = [];
  const inOrder = found.toSorted((one, other) => one.start - other.start || other.end - one.end);
  for (const phrase of inOrder) {
    if (phrase.start >= (phrases.at(-1)?.end ?? 0)) phrases.push(phrase);
  }
  return phrases;
}

function wholeWord(word: string): RegExp {
  const letters = '[\\p{L}\\p{M}\\p{N}]';
  const literal = word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<!${letters})${literal}(?!${letters})`, 'gu');
}

/** Each character is paid for: no more is escaped than XML wants. */
function escaped(text: string): string {
  return text.replaceAll(/[&<]|(?<=\]\])>/g, (character) => ESCAPES[character]!);
}

/** Of an attribute. */
function escapedValue(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character]!);
}
