import { REDACTED } from '../diagnostics/redacted.ts';
import { decoded } from './decode.ts';
import { FormIndex, type Surroundings } from './form-index.ts';
import { folded, formsOf } from './forms.ts';
import { gapless } from './gaps.ts';
import { asItIs, type Reading } from './reading.ts';

/** From here on, whatever it looks like. */
const SHORTEST = 8;
/** Of letters and something else, and standing alone: words and numbers are not blanked out. */
const SHORTEST_MIXED = 4;
/** JSON in JSON in a form, in a page. */
const DECODINGS = 5;
/** Base64 in base64. */
const ENCODINGS = 2;

export interface Redactor {
  /** From now on this value, in each form in which it may come back, is taken out. */
  readonly add: (secret: string) => void;
  readonly redact: (text: string) => string;
  /** Whether there is no secret yet. */
  readonly isEmpty: () => boolean;
  /** Where secrets stand in a text, in order and apart from each other. */
  readonly find: (text: string) => readonly Span[];
}

export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Takes secrets out of texts, whole and in pieces: as they are, in any case, in base64, in hex; and
 * escaped as in addresses, JSON and HTML, several times over, and with gaps between their characters.
 *
 * A piece is 12 characters, or 8 where the text was cut. A value of fewer than 8 is no secret unless
 * it has 4, and letters with digits or signs; it is taken out where it stands alone. Shorter ones, and
 * words, are what people write where a server wants no key, and would blank out harmless text.
 */
export function createRedactor(): Redactor {
  const known = new Set<string>();
  const index = new FormIndex();

  function find(text: string, depth = 0): readonly Span[] {
    if (index.isEmpty) return [];
    const spans: Span[] = [];
    let wrapped = asItIs(text);
    for (let times = 0; times <= DECODINGS; times += 1) {
      const reading = gapless(wrapped);
      spans.push(...findIn(text, reading));
      for (const each of new Set(depth < ENCODINGS ? [wrapped, reading] : [])) {
        spans.push(...findEncoded(each, depth));
      }
      wrapped = decoded(reading);
      if (wrapped === reading) break;
    }
    return merged(spans);
  }

  function findIn(text: string, reading: Reading): readonly Span[] {
    const around = surroundingsIn(text, reading);
    return index.find(folded(reading.text), around).map(({ from, to, form }) => {
      const span = { from: reading.startOf(from), to: reading.endOf(to - 1) };
      return form.isBase64 ? withNeighbours(text, span) : span;
    });
  }

  /** Of what is encoded as a whole, the forms of its parts are not known. */
  function findEncoded(reading: Reading, depth: number): readonly Span[] {
    const spans: Span[] = [];
    for (const { 0: run, index: at } of reading.text.matchAll(/[\w+/-]{16,}=*/g)) {
      const bytes = Buffer.from(run, 'base64');
      if (!isText(bytes) || find(bytes.toString('utf8'), depth + 1).length === 0) continue;
      spans.push({ from: reading.startOf(at), to: reading.endOf(at + run.length - 1) });
    }
    return spans;
  }

  return {
    add(secret) {
      const value = secret.trim();
      if (known.has(value) || !isSecret(value)) return;
      known.add(value);
      for (const form of formsOf(value)) {
        if (value.length >= SHORTEST && form.text.length < SHORTEST) continue;
        index.add(form);
      }
    },
    isEmpty: () => index.isEmpty,
    find: (text) => find(text),
    redact(text) {
      const parts: string[] = [];
      let copied = 0;
      for (const { from, to } of find(text)) {
        parts.push(text.slice(copied, from), REDACTED);
        copied = to;
      }
      return copied === 0 ? text : [...parts, text.slice(copied)].join('');
    },
  };
}

function isSecret(value: string): boolean {
  if (value.length >= SHORTEST) return true;
  return value.length >= SHORTEST_MIXED && /\p{L}/u.test(value) && /\P{L}/u.test(value);
}

function surroundingsIn(text: string, reading: Reading): Surroundings {
  return {
    isCutAt(end) {
      const at = reading.endOf(end - 1);
      const rest = text.slice(at, at + 8);
      // By whoever cut it, in the middle of an escape perhaps, or by one who stars the rest.
      if (/^(?:…|\.\.\.|\*|(?:%[\da-f]?|\\(?:u[\da-f]{0,3})?|&#?\w*)?$)/i.test(rest)) return true;
      // At the end of a line or a quotation stand words, too.
      return /^\\*["'`\r\n]/.test(rest) && /\P{L}/u.test(text.slice(reading.startOf(end - 8), at));
    },
    isApart(from, to) {
      const [start, end] = [reading.startOf(from), reading.endOf(to - 1)];
      const isWord = (character: string): boolean => /^[\p{L}\p{N}]$/u.test(character);
      return !isWord(text.charAt(start - 1)) && !isWord(text.charAt(end));
    },
  };
}

/** A few characters of base64 on each side are made of the secret and of what stood beside it. */
function withNeighbours(text: string, { from, to }: Span): Span {
  const before = /[\w+/-]{0,2}$/.exec(text.slice(Math.max(0, from - 2), from))![0];
  const after = /^[\w+/-]{0,2}(?:=|%3d){0,2}/i.exec(text.slice(to, to + 8))![0];
  return { from: from - before.length, to: to + after.length };
}

/** Whether bytes look like words, by their beginning: most of what base64 holds are pictures. */
function isText(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 48);
  return start.every((byte) => byte >= 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09);
}

function merged(spans: readonly Span[]): readonly Span[] {
  const inOrder = spans.toSorted((left, right) => left.from - right.from);
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of inOrder) {
    const last = apart.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}
