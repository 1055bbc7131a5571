import { spokenLines } from '../../compile/timeline/speech.ts';
import type { CompiledLine } from '../../compile/voices/compile-lines.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import type { ShotId } from '../../film/ids.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import type { TakeRecord } from '../../plan/take-record.ts';

/** What the film says of its lines, and what its takes do. */
export interface LinesAndTakes {
  readonly film: Film;
  readonly takes: ReadonlyMap<ShotId, TakeRecord>;
  /** The shots whose takes are of the film as it was. */
  readonly stale: ReadonlySet<ShotId>;
  /** The lines that voices speak. */
  readonly lines: readonly CompiledLine[];
  /** Whether the clips of a shot are heard. */
  readonly isHeard: (shot: ShotId) => boolean;
}

/** Lines that are said by others than the film asks by now, since a take was made before. */
export interface HeardOtherwise {
  /** Said in the clips of a take: a voice would say them once more. By their keys. */
  readonly inClips: ReadonlySet<string>;
  /** A sentence each. */
  readonly notes: readonly string[];
}

/**
 * A take that is kept, though the film has changed, says in its clips what it was asked to say: who
 * speaks by now may be a voice, or the model that a voice spoke in the place of.
 */
export function heardOtherwise(given: LinesAndTakes): HeardOtherwise {
  const { film, takes, stale, lines, isHeard } = given;
  const voiced = new Set(lines.map(lineKey));
  const inClips = new Set<string>();
  const notes: string[] = [];
  for (const shot of shotsOf(film)) {
    const record = takes.get(shot.id);
    const texts = spokenLines(shot, film).map(({ text }) => text);
    if (record === undefined || texts.length === 0 || !isHeard(shot.id)) continue;
    const { take } = record;
    if (record.says === undefined) {
      // A take that is just what the film asks for says what it asks for.
      if (stale.has(shot.id)) notes.push(notKnown(shot.id, take));
      continue;
    }
    const said = saidBy(record, texts);
    for (const line of texts.keys()) {
      const key = lineKey({ shot: shot.id, line });
      const isSaid = said.has(line);
      if (isSaid !== voiced.has(key)) continue;
      const name = `line ${line + 1} of shot ${shot.id}`;
      if (isSaid) {
        inClips.add(key);
        notes.push(
          `${name} is heard as take ${take} says it, and by no voice: it would be heard twice. Shot anew, it is said by the voice.`,
        );
      } else {
        notes.push(
          `nothing is heard of ${name}: a voice was to say it when take ${take} was made. Shot anew, it is said in the clip.`,
        );
      }
    }
  }
  return { inClips, notes };
}

/**
 * The lines that a take was to say, by their places now: those whose words stand in what it was asked
 * for. Where none does, as they are written otherwise by now, or where two are of the same words, their
 * places then have to do.
 */
function saidBy(
  { says = [], prompt = '' }: Pick<TakeRecord, 'says' | 'prompt'>,
  texts: readonly string[],
): ReadonlySet<number> {
  const quoted = [...texts.keys()].filter((line) => prompt.includes(`“${texts[line]!}”`));
  const areTheirWords = quoted.length > 0 && new Set(texts).size === texts.length;
  return new Set(says.length > 0 && areTheirWords ? quoted : says);
}

function notKnown(shot: ShotId, take: number): string {
  return `who says the lines of shot ${shot} in take ${take} is not known: it is of an older version, which did not keep that, and of the film as it was. One may be heard twice, or not at all. Shot anew, they are said as the film asks.`;
}
