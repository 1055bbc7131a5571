/** Texts of a film are few; a function that has met more than these is asked about something else. */
const MOST = 2000;

/**
 * A pure function of a text that remembers what it has said: the same words are read again on every
 * frame of a shot.
 */
export function memoised<Result>(read: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (known.has(text)) return known.get(text) as Result;
    if (known.size >= MOST) known.clear();
    const result = read(text);
    known.set(text, result);
    return result;
  };
}
