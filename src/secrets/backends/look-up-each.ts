import { secretError } from '../secret-error.ts';
import type { AskedPlace } from '../secret-place.ts';
import type { LookUp, Outside, Wanted } from './backend.ts';
import { orAborted } from './or-aborted.ts';
import { isProblem, type Problem } from './problem.ts';
import { concealText } from './value.ts';

/** How one kind of place keeps its secrets: in documents, each of which holds one or several. */
export interface Keeping<Place extends AskedPlace, Document> {
  /** Places of which it says the same lie in one document. */
  readonly documentOf: (place: Place) => string;
  /** @throws Problem @param places all that lie in it, at least one. */
  readonly fetch: (places: readonly [Place, ...Place[]]) => Promise<Document>;
  /** @throws Problem */
  readonly read: (document: Document, place: Place) => string;
}

/**
 * Fetches each document once, side by side, and reads from it what is wanted.
 *
 * @returns one outcome for each, in their order. Rejects only when the signal aborts, with its reason.
 */
export async function lookUpEach<Place extends AskedPlace, Document>(
  wanted: readonly Wanted<Place>[],
  outside: Outside,
  { documentOf, fetch, read }: Keeping<Place, Document>,
): Promise<readonly LookUp[]> {
  const { signal } = outside;
  const groups = new Map<string, [Place, ...Place[]]>();
  for (const { place } of wanted) {
    const group = groups.get(documentOf(place));
    if (group === undefined) groups.set(documentOf(place), [place]);
    else group.push(place);
  }
  return await orAborted(signal, async () => {
    const documents = new Map([...groups].map(([name, places]) => [name, fetch(places)]));
    const outcomes = wanted.map(async (each): Promise<LookUp> => {
      try {
        const document = await documents.get(documentOf(each.place))!;
        const value = read(document, each.place);
        concealText(value, outside);
        return { kind: 'found', value };
      } catch (error) {
        if (isProblem(error) && !signal.aborted) return told(each, error);
        throw error;
      }
    });
    return await Promise.all(outcomes);
  });
}

function told(wanted: Wanted, { code, message, hint, cause }: Problem): LookUp {
  const error = secretError(code, wanted, message, hint, cause);
  return { kind: code === 'secrets/not-found' ? 'absent' : 'failed', error };
}
