import type { Explanation } from '../diagnostics/explanation.ts';
import type { FilmRule } from '../diagnostics/film-rule.ts';
import type { Move } from '../film/camera.ts';
import type { Shot } from '../film/shot.ts';
import type { MovementType } from '../film/vocabulary.ts';
import { MOVE_KINDS } from '../world/camera/moves.ts';
import { worldOf } from '../world/fold/world-of.ts';
import { saysCameraMoves, saysCameraStands } from './camera-words.ts';
import { pathTo } from './film-space.ts';

const explanation: Explanation = {
  code: 'grammar/camera-conflict',
  severity: 'warning',
  title: 'Two words about the camera contradict each other.',
  why: 'A model that is told two things does one of them, and nobody knows which. The animatic and the prompt can keep to one only, too.',
  mend: 'Leave the word that is not meant. Movement belongs into movement, not into the action.',
  wrong: 'movement: { type: static, direction: in }',
  right: 'movement: { type: dolly, direction: in }',
};

interface Conflict {
  readonly message: string;
  readonly hint: string;
  readonly field: readonly (string | number)[];
}

export const cameraConflict: FilmRule = {
  explanation,
  judges: 'shots',
  *check(film) {
    for (const shotWorld of worldOf(film).shots) {
      const { shot } = shotWorld;
      for (const judge of JUDGES) {
        for (const { message, hint, field } of judge(shot)) {
          yield {
            code: explanation.code,
            severity: 'warning',
            message: `Shot ${shot.id}: ${message}`,
            hint,
            path: pathTo(shotWorld, ...field),
          };
        }
      }
    }
  },
};

/** Moves that carry the camera through the room, which a tripod does not. */
const TRAVELS: ReadonlySet<MovementType> = new Set([
  'dolly',
  'truck',
  'crane',
  'orbit',
  'tracking',
  'handheld_drift',
]);

const JUDGES: readonly ((shot: Shot) => Iterable<Conflict>)[] = [
  staticMoves,
  directions,
  zoomAndDolly,
  twiceTheSame,
  tripod,
  lens,
  tiltAgainstAngle,
  framingCounts,
  actionAgainstMovement,
];

function movesOf({ movement }: Shot): readonly { move: Move; field: readonly string[] }[] {
  if (movement === undefined) return [];
  const second = movement.secondary;
  return [
    { move: movement, field: ['movement'] },
    ...(second === undefined ? [] : [{ move: second, field: ['movement', 'secondary'] }]),
  ];
}

function* staticMoves({ movement }: Shot): Iterable<Conflict> {
  if (movement?.type !== 'static') return;
  const { direction, amount, secondary } = movement;
  const moves = secondary !== undefined && secondary.type !== 'static' ? secondary.type : undefined;
  const word = direction ?? (amount === undefined || amount === 0 ? undefined : amount) ?? moves;
  if (word === undefined) return;
  const field = direction !== undefined ? 'direction' : word === amount ? 'amount' : 'secondary';
  yield {
    message: `the camera is static and yet moves (${field}: ${word}).`,
    hint: `Leave ${field}, or name the movement that is meant.`,
    field: ['movement', field],
  };
}

function* directions(shot: Shot): Iterable<Conflict> {
  for (const { move, field } of movesOf(shot)) {
    const { directions: ways } = MOVE_KINDS[move.type];
    if (move.direction === undefined || move.type === 'static') continue;
    if (ways.includes(move.direction)) continue;
    yield {
      message: `a ${words(move.type)} cannot go ${move.direction}.`,
      hint: `It goes ${ways.join(', ')}.`,
      field: [...field, 'direction'],
    };
  }
}

/** Opposite ways they are the effect of Vertigo; the same way, two words for one wish. */
function* zoomAndDolly({ movement }: Shot): Iterable<Conflict> {
  const second = movement?.secondary;
  if (movement === undefined || second === undefined) return;
  if ([movement.type, second.type].toSorted().join(' ') !== 'dolly zoom') return;
  const [way, other] = [movement.direction ?? 'in', second.direction ?? 'in'];
  if (way !== other) return;
  yield {
    message: `dolly and zoom both go ${way}: one of them does it.`,
    hint: 'Leave one, or let them go opposite ways for a dolly zoom.',
    field: ['movement', 'secondary'],
  };
}

function* twiceTheSame({ movement }: Shot): Iterable<Conflict> {
  const second = movement?.secondary;
  if (movement === undefined || movement.type === 'static' || second?.type !== movement.type) {
    return;
  }
  yield {
    message: `the second move is a ${words(second.type)} again.`,
    hint: 'Leave it, or name another move.',
    field: ['movement', 'secondary', 'type'],
  };
}

function* tripod(shot: Shot): Iterable<Conflict> {
  if (shot.rig !== 'tripod') return;
  for (const { move } of movesOf(shot)) {
    if (!TRAVELS.has(move.type)) continue;
    yield {
      message: `on a tripod the camera makes no ${words(move.type)}.`,
      hint: 'Name the rig that carries it, or leave rig.',
      field: ['rig'],
    };
  }
}

/** Between these focal lengths (mm) a lens may be called either. */
const NEVER_WIDE = 70;
const NEVER_TELE = 35;

function* lens({ lens: glass }: Shot): Iterable<Conflict> {
  if (glass?.mm === undefined || glass.type === undefined) return;
  const isWide = glass.type === 'wide' || glass.type === 'ultra_wide';
  const isTele = glass.type === 'tele' || glass.type === 'short_tele';
  if (!(isWide && glass.mm >= NEVER_WIDE) && !(isTele && glass.mm <= NEVER_TELE)) return;
  yield {
    message: `a lens of ${glass.mm} mm is not ${words(glass.type)}.`,
    hint: 'Leave mm or type.',
    field: ['lens', 'type'],
  };
}

/** Degrees that nobody takes for level. */
const SLOPE = 10;

function* tiltAgainstAngle({ angle, camera }: Shot): Iterable<Conflict> {
  const tilt = camera?.tilt;
  if (angle === undefined || tilt === undefined) return;
  const looksUp = angle === 'low' || angle === 'ground';
  const looksDown = angle === 'high' || angle === 'overhead';
  if (!(looksUp && tilt < -SLOPE) && !(looksDown && tilt > SLOPE)) return;
  yield {
    message: `an angle of ${angle} looks ${looksUp ? 'up' : 'down'}, a tilt of ${tilt} degrees ${looksUp ? 'down' : 'up'}.`,
    hint: 'Up is positive; leave tilt to have it follow the angle.',
    field: ['camera', 'tilt'],
  };
}

const COUNTS = ['single', 'two_shot', 'three_shot', 'group'] as const;

function* framingCounts({ framing }: Shot): Iterable<Conflict> {
  const counts = framing.filter((word) => (COUNTS as readonly string[]).includes(word));
  if (new Set(counts).size < 2) return;
  yield {
    message: `the framing is ${counts.join(' and ')} at once.`,
    hint: 'Keep the one that is meant.',
    field: ['framing'],
  };
}

function* actionAgainstMovement({ movement, action, beats }: Shot): Iterable<Conflict> {
  if (movement === undefined) return;
  const texts: readonly { text: string; field: readonly (string | number)[] }[] = [
    ...(action === undefined ? [] : [{ text: action, field: ['action'] }]),
    ...beats.map((beat, index) => ({ text: beat.action, field: ['beats', index, 'action'] })),
  ];
  const isStatic = movement.type === 'static';
  for (const { text, field } of texts) {
    const said = isStatic ? saysCameraMoves(text) : saysCameraStands(text);
    if (said === undefined) continue;
    yield {
      message: `the movement is ${words(movement.type)}, and the words say “${said}”.`,
      hint: 'Say it in movement alone.',
      field,
    };
  }
}

const words = (term: string): string => term.replaceAll('_', ' ');
