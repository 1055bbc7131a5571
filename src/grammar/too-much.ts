import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Finding } from '../diagnostics/finding.ts';
import type { FrameRate } from '../film/time.ts';
import type { ShotWorld } from '../world/fold/film-world.ts';
import { worldOf } from '../world/fold/world-of.ts';
import { pathTo } from './film-space.ts';
import { durationSeconds } from './speech-time.ts';

const explanation: Explanation = {
  code: 'grammar/too-much',
  severity: 'warning',
  title: 'More happens in a shot than fits into it.',
  why: 'Video models make one thing happen at a time, and each takes about two seconds. Asked for more, they leave things out, or melt them into one another.',
  mend: 'Make the shot longer, move some beats into a shot of their own, or leave one of the two camera moves.',
  wrong:
    'beats: [{ at: 0s, do: She stands up. }, { at: 1s, do: She turns. }, { at: 2s, do: She runs. }]\nduration: 3s',
  right: 'beats: [{ at: 0s, do: She stands up. }, { at: 3s, do: She runs. }]\nduration: 6s',
};

/** What one beat or action needs at least, in seconds: two, less what is only a matter of taste. */
const LEAST = 1.6;

/** Fewer actions than this in a row are one movement: `she turns, then runs`. */
const SEVERAL = 3;

/** Two camera moves need at least so much, in seconds. */
const LEAST_FOR_TWO_MOVES = 4;

export const tooMuch: FilmRule = {
  explanation,
  judges: 'shots',
  *check(film) {
    const { rate } = film.format;
    for (const shotWorld of worldOf(film).shots) {
      if (shotWorld.shot.clip !== undefined) continue;
      yield* checkBeats(shotWorld, rate);
      yield* checkActions(shotWorld, rate);
      yield* checkMoves(shotWorld, rate);
    }
  },
};

function* checkBeats(shotWorld: ShotWorld, rate: FrameRate): Iterable<Finding> {
  const { shot } = shotWorld;
  const starts = shot.beats
    .map(({ at }) => durationSeconds(at, rate))
    .toSorted((one, other) => one - other);
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined || starts.length < 2) return;
  const end = shot.duration === 'auto' ? undefined : durationSeconds(shot.duration, rate);
  // With no end known, the beats are timed from the first to the start of the last.
  const each = end === undefined ? (last - first) / (starts.length - 1) : end / starts.length;
  if (each >= LEAST) return;
  const span = end === undefined ? `${plain(last - first)} s` : `${plain(end)} s`;
  yield finding(
    `Shot ${shot.id} has ${starts.length} beats in ${span}: a beat needs about two seconds.`,
    'Make the shot longer, or give some beats a shot of their own.',
    pathTo(shotWorld, 'beats'),
  );
}

function* checkActions(shotWorld: ShotWorld, rate: FrameRate): Iterable<Finding> {
  const { shot } = shotWorld;
  if (shot.action === undefined || shot.duration === 'auto' || shot.beats.length > 0) return;
  const count = countActions(shot.action);
  const length = durationSeconds(shot.duration, rate);
  if (count < SEVERAL || length / count >= LEAST) return;
  yield finding(
    `The action of shot ${shot.id} tells ${count} things one after the other, in ${plain(length)} s.`,
    'Make the shot longer, or give some of it a shot of its own.',
    pathTo(shotWorld, 'action'),
  );
}

function* checkMoves(shotWorld: ShotWorld, rate: FrameRate): Iterable<Finding> {
  const { shot } = shotWorld;
  const { movement, duration } = shot;
  const second = movement?.secondary;
  if (movement === undefined || second === undefined || duration === 'auto') return;
  if (isStill(movement.type) || isStill(second.type)) return;
  // Opposite ways, a dolly and a zoom are one effect.
  const types = [movement.type, second.type].toSorted().join(' ');
  if (types === 'dolly zoom') return;
  const length = durationSeconds(duration, rate);
  if (length >= LEAST_FOR_TWO_MOVES) return;
  yield finding(
    `Shot ${shot.id} has two camera moves, ${movement.type} and ${second.type}, in ${plain(length)} s.`,
    'Leave one of them, or make the shot longer.',
    pathTo(shotWorld, 'movement', 'secondary'),
  );
}

const isStill = (type: string): boolean => type === 'static' || type === 'handheld_drift';

/** Ends of sentences, and what tells of something that follows. */
const ENDS = /[.!?;。！？]+(?:\s|$)|\b(?:and\s+)?then\b|\bafter that\b/i;
const TWO_WORDS = /\p{Letter}.*\s.*\p{Letter}/su;

/** How many things are told, one after the other; a word alone is none. */
function countActions(text: string): number {
  const parts = text.split(ENDS);
  if (parts.length < SEVERAL) return parts.length;
  return parts.filter((part) => TWO_WORDS.test(part.trim())).length;
}

const plain = (value: number): string => String(Number(value.toFixed(2)));

function finding(message: string, hint: string, path: Finding['path']): Finding {
  return { code: explanation.code, severity: 'warning', message, hint, path };
}
