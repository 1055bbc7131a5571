/** What looks like a key of somebody’s, and whose. */
export interface KeyShape {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Keys that can be told from other words by their form alone. Each begins with letters that are found
 * fast, and is long enough that no ordinary word is one.
 */
const SHAPES: readonly (readonly [what: string, pattern: string])[] = [
  [
    'a private key',
    '-----BEGIN [A-Z ]*PRIVATE KEY-----[A-Za-z0-9+/=\\s\\\\]{16,}(?:-----END [A-Z ]*PRIVATE KEY-----)?',
  ],
  ['the file of a service account', '"private_key(?:_id)?"\\s*:\\s*"[^"\\s]{16,}[^"]*"'],
  ['an API key of Google', 'AIza[\\w-]{35}'],
  ['an access token of Google', 'ya29\\.[\\w-]{20,}'],
  ['a client secret of Google', 'GOCSPX-[\\w-]{20,}'],
  ['a token of Hugging Face', 'hf_[A-Za-z0-9]{20,}'],
  ['an access key of AWS', '(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])'],
  ['an API key of OpenAI or a service like it', 'sk-(?:[a-z]+-)?[A-Za-z0-9_-]{20,}'],
  ['a key of Luma', 'luma-(?:api-)?[0-9a-f]{8}[0-9a-f-]{16,}'],
  ['a token of Doppler', 'dp\\.(?:st|pt|sa|ct|scim|audit)\\.[\\w.-]{16,}'],
  ['a token of GitHub', '(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\\w{30,})'],
  ['a token of Slack', 'xox[abeprs]-[\\w-]{10,}'],
  ['a token of a bearer', 'eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}'],
];

// What stands before a key is no part of a word: `task-…` holds no `sk-`.
const ANY = new RegExp(
  `(?<![A-Za-z0-9_])(?:${SHAPES.map(([, form]) => `(${form})`).join('|')})`,
  'g',
);

/** Every key in a text, in order. */
export function* keyShapes(text: string): Generator<KeyShape> {
  for (const match of text.matchAll(ANY)) {
    if (isExample(match[0])) continue;
    const index = match.slice(1).findIndex((group) => group !== undefined);
    yield { what: SHAPES[index]![0], start: match.index, end: match.index + match[0].length };
  }
}

/** Made up, as documentation has it: AKIAIOSFODNN7EXAMPLE, or one letter over and over. */
function isExample(key: string): boolean {
  return /EXAMPLE/.test(key) || /(.)\1{11}/.test(key);
}
