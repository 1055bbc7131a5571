import { replacing, type Reading } from './reading.ts';

const HEX = '[\\da-f]';
const BYTE = '(?:%|\\\\x)';
const LATER = `${BYTE}[89ab]${HEX}`;

/** One character each: percent-encoding, escapes of JSON and of programs, entities of HTML. */
const ESCAPES = new RegExp(
  [
    // UTF-8, a character of several bytes before single ones.
    `${BYTE}f[0-7](?:${LATER}){3}`,
    `${BYTE}e${HEX}(?:${LATER}){2}`,
    `${BYTE}[cd]${HEX}${LATER}`,
    `${BYTE}${HEX}{2}`,
    `[\\\\%]u${HEX}{4}`,
    `\\\\u\\{${HEX}{1,6}\\}`,
    '&#\\d{1,7};?',
    `&#x${HEX}{1,6};?`,
    '&(?:amp|lt|gt|quot|apos|nbsp|sol|plus|equals|colon|num|percnt|lowbar);',
    '\\\\[0-3][0-7]{2}',
    '\\\\[bfnrtv0]',
    '\\\\[^a-z\\d]',
  ].join('|'),
  'gi',
);

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  sol: '/',
  plus: '+',
  equals: '=',
  colon: ':',
  num: '#',
  percnt: '%',
  lowbar: '_',
};

/** Decoded once: what is escaped twice is still escaped then. */
export function decoded(reading: Reading): Reading {
  return replacing(reading, ESCAPES, characterOf);
}

function characterOf(escape: string): string {
  const lower = escape.toLowerCase();
  if (lower.startsWith('&#x')) return pointOf(Number.parseInt(lower.slice(3), 16));
  if (lower.startsWith('&#')) return pointOf(Number.parseInt(lower.slice(2), 10));
  if (lower.startsWith('&')) return ENTITIES[lower.slice(1, -1)] ?? '';
  if (/^[\\%]u/.test(lower)) return pointOf(Number.parseInt(lower.replace(/^..\{?/, ''), 16));
  if (/^(?:%|\\x)/.test(lower)) return bytesOf(lower);
  if (/^\\[0-3][0-7]{2}$/.test(lower)) return pointOf(Number.parseInt(lower.slice(1), 8));
  const [, letter = ''] = escape;
  // Line breaks and the like: whatever they are, they are no part of a secret.
  return /[a-z\d]/i.test(letter) ? '\n' : letter;
}

function pointOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}

/** In UTF-8, or in Latin-1 where it is none. */
function bytesOf(escape: string): string {
  const bytes = Buffer.from(escape.replaceAll(/%|\\x/g, ''), 'hex');
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}
