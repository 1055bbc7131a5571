import { decoded } from './decode.ts';
import { gapless } from './gaps.ts';
import { asItIs } from './reading.ts';

/** One way in which a secret may stand in a text that was decoded and has no gaps. */
export interface Form {
  readonly text: string;
  /** So many of its characters are taken out wherever they are. */
  readonly piece: number;
  /** So many are where they are all of it, or its start or end and the text was cut there. */
  readonly least: number;
  /** Its neighbours hold a few bits of the secret. */
  readonly isBase64?: true;
}

/** Of a secret as it is, and of base64, which says three bytes in four characters. */
const PLAIN = { piece: 12, least: 8 };
const HEX = { piece: 16, least: 16 };
const NUMBERS = { piece: 24, least: 16 };
/** What was decoded twice is written as no service writes it. */
const DECODINGS = 2;

/** All forms of a secret that decoding alone does not undo. */
export function formsOf(secret: string): readonly Form[] {
  const bare = withoutArmour(secret);
  const bytes = Buffer.from(bare);
  const plain = new Set([bare, bare.normalize('NFC'), bare.normalize('NFD')].flatMap(readingsOf));
  const otherwise = [
    // Bytes of UTF-8 that somebody took for Latin-1.
    ...(bytes.length > bare.length ? [bytes.toString('latin1')] : []),
    // Forms write a space so.
    ...(bare.includes(' ') ? [bare.replaceAll(' ', '+')] : []),
  ];
  for (const text of otherwise.flatMap(readingsOf)) plain.add(text);
  const whole = readingsOf(secret).at(0) ?? '';
  return [
    // With its frame as a whole only: keys share it.
    { text: whole, piece: whole.length, least: whole.length },
    ...[...plain].map((text) => ({ text, ...PLAIN })),
    ...base64Of(bytes).map((text) => ({ text, ...PLAIN, isBase64: true as const })),
    { text: bytes.toString('hex'), ...HEX },
    { text: bytes.join(','), ...NUMBERS },
    { text: hexOf(bytes, ':', ''), ...NUMBERS },
    { text: hexOf(bytes, ',', '0x'), ...NUMBERS },
  ].filter(({ text }) => text.length > 0);
}

/** As programs print bytes. */
function hexOf(bytes: Uint8Array, between: string, before: string): string {
  return Array.from(bytes, (byte) => before + byte.toString(16).padStart(2, '0')).join(between);
}

/** For comparing: without upper case, which some services and all hosts of addresses lose. */
export function folded(text: string): string {
  // The one letter that would become two, and the one that depends on what follows.
  return text.replaceAll('\u0130', 'i').toLowerCase().replaceAll('ς', 'σ');
}

/** The frame of a key is the same for all keys. */
function withoutArmour(secret: string): string {
  const bare = secret.replaceAll(/-----(?:BEGIN|END) [A-Z\d ]+-----/g, '').trim();
  return bare === '' ? secret : bare;
}

/** A secret may itself look escaped: what a text is decoded to is compared with what that decodes to. */
function readingsOf(secret: string): readonly string[] {
  const readings = [gapless(asItIs(secret))];
  for (let times = 0; times < DECODINGS; times += 1) {
    readings.push(gapless(decoded(readings.at(-1)!)));
  }
  return readings.map(({ text }) => folded(text));
}

/**
 * In a longer text that was encoded, such as `user:secret`, a secret begins at the first, second or
 * third byte of a group: of each, the characters that depend on the secret alone.
 */
function base64Of(bytes: Uint8Array): readonly string[] {
  return [0, 1, 2].flatMap((before) => {
    const all = Buffer.concat([new Uint8Array(before), bytes]);
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((all.length * 8) / 6)];
    const [standard, forUrls] = [all.toString('base64'), all.toString('base64url')];
    return [...new Set([standard, forUrls].map((text) => folded(text.slice(from, to))))];
  });
}
