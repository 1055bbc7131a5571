import { spokenLines } from '../../compile/timeline/speech.ts';
import { shotsOf } from '../../film/film.ts';
import type { PlannedLine } from '../../plan/call-sheet.ts';
import type { Fingerprint } from '../../plan/fingerprint.ts';
import { takeOfLine, type VoiceRecord } from '../../plan/voice-record.ts';
import { cliError } from '../cli-error.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { unknownShot } from '../reading/unknown-shot.ts';

/** A line of the film that a voice has spoken. */
export interface NamedLine {
  readonly planned: PlannedLine;
  readonly fingerprint: Fingerprint;
  /** In the order in which they were made; not empty. */
  readonly takes: readonly VoiceRecord[];
}

/** The place of a line in its shot as a flag says it, from 1. */
export function parseLine(text: string): number {
  const line = Number(text);
  if (/^\d+$/.test(text) && line > 0) return line;
  throw cliError(
    'usage/wrong-flag',
    `--line takes the place of a line in its shot, from 1, and not "${text}"`,
    'The plan names lines by their shots and places.',
  );
}

/**
 * The line of a shot that is meant, by its place from 1.
 *
 * @throws StudioError `usage/unknown-shot`, `usage/unknown-line`
 */
export function namedLine(
  { film, sheet, library }: Pick<PreparedFilm, 'film' | 'sheet' | 'library'>,
  name: string,
  place: number,
): NamedLine {
  const shot = shotsOf(film).find(({ id }) => id === name);
  if (shot === undefined) throw unknownShot(name, sheet.shots);
  const count = spokenLines(shot, film).length;
  const which = `line ${place} of ${shot.id}`;
  if (place > count) {
    const there = count === 1 ? 'It has one line.' : `It has ${count} lines.`;
    const hint = count === 0 ? 'Nothing is said in it.' : there;
    throw cliError('usage/unknown-line', `there is no ${which}`, hint);
  }
  const planned = sheet.lines.find(({ shot: id, line }) => id === shot.id && line === place - 1);
  if (planned === undefined) {
    const why = `${which} is said by whoever makes its pictures, and by no voice`;
    const hint = `\`ministudio retake\` without --line makes another take of the shot; \`source: tts\` has a voice say it.`;
    throw cliError('usage/unknown-line', why, hint);
  }
  const { fingerprint } = planned;
  if (fingerprint === undefined) {
    const why = planned.adjustments.map((each) => each.why).join(' ');
    throw cliError('usage/unknown-line', `no voice speaks ${which}`, why);
  }
  const takes = library.lineTakes[fingerprint] ?? [];
  if (takes.length === 0) {
    const hint = '`ministudio render` has it spoken.';
    throw cliError('usage/unknown-line', `${which} was not spoken yet as it is written`, hint);
  }
  return { planned, fingerprint, takes };
}

/** @throws StudioError `usage/unknown-take` */
export function takeOf({ planned, takes }: NamedLine, number: number): VoiceRecord {
  const found = takes.find((each) => takeOfLine(each) === number);
  if (found !== undefined) return found;
  const numbers = takes.map(takeOfLine).toSorted((one, other) => one - other);
  throw cliError(
    'usage/unknown-take',
    `line ${planned.line + 1} of ${planned.shot} has no take ${number}`,
    `It has ${numbers.length === 1 ? 'take' : 'takes'} ${numbers.join(', ')}.`,
  );
}
