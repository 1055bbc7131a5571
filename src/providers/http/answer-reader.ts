/** An answer that is not as its protocol says, and where in it. */
export class AnswerError extends Error {
  /** Such as `data[0].outputs`; empty for the answer as a whole. */
  readonly path: string;

  constructor(path: string, expected: string, found: unknown) {
    const where = path === '' ? 'the answer' : `\`${path}\``;
    super(`${where} should be ${expected}, and is ${describe(found)}`);
    this.path = path;
  }

  override get name(): string {
    return 'AnswerError';
  }
}

export function isAnswerError(error: unknown): error is AnswerError {
  return typeof error === 'object' && error !== null && 'path' in error && 'name' in error
    ? error.name === 'AnswerError'
    : false;
}

/** Ids and states are short: a longer one is no id, and would fill the ledger. */
const LONGEST_ID = 512;

/**
 * Reads a JSON answer that nobody vouches for. Each step names what it expects; the first thing that
 * is otherwise throws an `AnswerError` that says where.
 */
export class AnswerReader {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path = '') {
    this.value = value;
    this.path = path;
  }

  /** A field of a mapping; its value may be missing. */
  at(name: string): AnswerReader {
    const { value } = this;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new AnswerError(this.path, 'a mapping', value);
    }
    const own = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    return new AnswerReader(own, this.path === '' ? name : `${this.path}.${name}`);
  }

  /** Whether there is something: neither missing nor null. */
  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  /** Undefined where it is missing or null, else what `read` makes of it. */
  optional<Result>(read: (reader: AnswerReader) => Result): Result | undefined {
    return this.isThere ? read(this) : undefined;
  }

  items(): readonly AnswerReader[] {
    const { value } = this;
    if (!Array.isArray(value)) throw new AnswerError(this.path, 'a list', value);
    return value.map((item: unknown, index) => new AnswerReader(item, `${this.path}[${index}]`));
  }

  text(): string {
    if (typeof this.value === 'string') return this.value;
    throw new AnswerError(this.path, 'a text', this.value);
  }

  /** A text that can be kept, and stand in the path of a URL as one segment. */
  id(): string {
    const text = this.text();
    // `.` and `..` would change the path, and nothing encodes them.
    const isPath = text === '.' || text === '..';
    // oxlint-disable-next-line no-control-regex -- those are what no id has.
    const isId = /^[^\s\u0000-\u001f\u007f]+$/.test(text) && text.length <= LONGEST_ID;
    if (isId && !isPath) return text;
    throw new AnswerError(this.path, 'an id', text);
  }

  /** A finite number, also one that is written as a text. */
  number(): number {
    const { value } = this;
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw new AnswerError(this.path, 'a number', value);
  }

  boolean(): boolean {
    if (typeof this.value === 'boolean') return this.value;
    throw new AnswerError(this.path, 'true or false', this.value);
  }

  oneOf<Word extends string>(words: readonly Word[]): Word {
    const word = words.find((each) => each === this.value);
    if (word !== undefined) return word;
    throw new AnswerError(this.path, `one of ${words.join(', ')}`, this.value);
  }

  /** Bytes in base64; with the prefix of a data URL or without. */
  base64(): Uint8Array {
    const text = this.text().replace(/^data:[^,]{0,200};base64,/, '');
    // Looked for one that does not belong: to match them all takes a stack as deep as the clip is long.
    if (text !== '' && !/[^\w+/=\s-]/.test(text)) return Buffer.from(text, 'base64');
    throw new AnswerError(this.path, 'bytes in base64', text);
  }
}

/** Reads a body as JSON in UTF-8. Throws `AnswerError`. */
export function readJson(body: Uint8Array): AnswerReader {
  const text = Buffer.from(body).toString('utf8');
  try {
    return new AnswerReader(JSON.parse(text));
  } catch {
    throw new AnswerError('', 'JSON', text);
  }
}

/** The answer may be long, or hold what nobody should see: only its kind is told, and its start. */
function describe(found: unknown): string {
  if (found === undefined) return 'missing';
  if (found === null) return 'null';
  if (Array.isArray(found)) return 'a list';
  if (typeof found === 'object') return 'a mapping';
  if (typeof found !== 'string') return `${found as number | boolean}`;
  const text = found;
  if (text === '') return 'empty';
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
