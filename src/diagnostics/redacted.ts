/** What stands where a secret stood. */
export const REDACTED = '‹secret›';

/** Takes secrets out of a text. */
export type Redact = (text: string) => string;

/** Data with each of its texts redacted; the same value where none of them held a secret. */
export function redacted<Value>(value: Value, redact: Redact): Value {
  return redactedPart(value, redact) as Value;
}

function redactedPart(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => redactedPart(item, redact));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value);
  const clean = entries.map(([name, each]) => [redact(name), redactedPart(each, redact)] as const);
  const isSame = clean.every(
    ([name, each], index) => name === entries[index]![0] && each === entries[index]![1],
  );
  return isSame ? value : Object.fromEntries(clean);
}

/** Bytes, streams and the like hold no words. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of another realm, `Object.prototype` is another.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** By these the program branches; they are never a service's words. */
const KEPT = new Set(['name', 'kind', 'exitCode']);
/** Under which libraries put what was sent, with its headers. */
const EXCHANGED = /^\$?(?:request|response|config|options|headers|input|init|req|res)$/;

/**
 * Redacts an error in place, so that it stays the error that it is: its words, all that it carries
 * and all that it was caused by. Of the requests that libraries put there, with their headers, only
 * plain data is left.
 */
export function redactError(error: unknown, redact: Redact, seen = new Set<unknown>()): void {
  if (typeof error !== 'object' || error === null || seen.has(error)) return;
  seen.add(error);
  const fields = error as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(error)) {
    if (KEPT.has(name)) continue;
    const value = fields[name];
    if (name === 'errors' && Array.isArray(value)) {
      for (const each of value) redactError(each, redact, seen);
    } else if (isError(value)) redactError(value, redact, seen);
    else if (isData(value)) replace(error, name, value, redacted(value, redact));
    else if (EXCHANGED.test(name)) replace(error, name, value, undefined);
  }
}

function replace(error: object, name: string, value: unknown, clean: unknown): void {
  if (clean === value) return;
  const { enumerable = false } = Object.getOwnPropertyDescriptor(error, name) ?? {};
  const isReplaced = Reflect.defineProperty(error, name, {
    value: clean,
    enumerable,
    configurable: true,
    writable: true,
  });
  if (!isReplaced) Reflect.set(error, name, clean);
}

function isError(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'message' in value && 'stack' in value;
}

function isData(value: unknown): boolean {
  return value === null || typeof value !== 'object' || Array.isArray(value) || isPlain(value);
}
