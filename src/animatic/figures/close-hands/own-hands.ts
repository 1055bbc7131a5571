import type { Character } from '../../../film/character.ts';
import type { Staging } from '../../../world/stage/staging.ts';
import { headingVector } from '../../solids/vector.ts';
import type { View } from '../../lens/lens.ts';
import { lightFigure } from '../figure-light.ts';
import type { Illumination } from '../../light/illumination.ts';
import type { Layer } from '../../raster/layer.ts';
import { inHandOf } from '../held.ts';
import type { Held } from '../held.ts';
import { activityAt } from '../performance.ts';
import type { PlacedActor } from '../place-actors.ts';
import { drawCloseHand, drawForearm, drawThumb, onHand } from './close-hand.ts';
import type { CloseHand, Skin, Spot } from './close-hand.ts';
import { drawCloseThing, isBeforeFingers } from './close-things.ts';
import { handTask } from './hand-tasks.ts';
import type { HandTask } from './hand-tasks.ts';

/** The length of a hand in heights of the picture: in one's own eyes, and in an insert of hands. */
const SIZES = { eyes: 0.3, insert: 0.44 } as const;

const WITH_HANDS: ReadonlySet<Character['form']> = new Set(['person', 'child', 'robot'] as const);

/**
 * Draws the hands of somebody through whose eyes the picture is seen, at its lower edge: what they do,
 * and what they hold.
 */
export function drawOwnHands(
  layer: Layer,
  view: View,
  light: Illumination,
  staging: Staging,
  placed: PlacedActor,
  frame: number,
  kind: keyof typeof SIZES,
): void {
  const { actor } = placed;
  const { character, look } = actor;
  // A dog, an orb and a car have eyes or lenses, and no hands.
  if (!WITH_HANDS.has(character.form)) return;
  const activity = activityAt(staging, character, frame);
  const [before, after] = [staging.before, staging.after].map(
    ({ characters }) => characters[character.id]?.props ?? [],
  );
  const [early, late] = [before ?? [], after ?? []];
  // An insert shows what it is about, whenever in the shot that comes into the hand.
  const props =
    kind === 'insert' ? [...late, ...early] : frame * 2 < staging.shotFrames ? early : late;
  const held = inHandOf(props, activity.words);
  const task = handTask(activity.words, held, activity.phase, activity.seconds);
  if (task.right === undefined && task.left === undefined) return;
  const size = SIZES[kind];
  const { gloves } = look.accessories;
  const isMetal = character.form === 'robot';
  const gloved = gloves !== undefined || isMetal;
  const skin: Skin = {
    skin: gloves ?? (isMetal ? actor.color : look.skin),
    sleeve: look.cloth,
    size,
    gloved,
  };
  const ahead = headingVector(placed.step.facing);
  const [x, y, z] = view.position;
  const lit = lightFigure(light, view, [x + ahead[0] * 0.4, y + ahead[1] * 0.4, z - 0.3]);
  const unit = Math.min(layer.height, layer.width * 0.9);
  layer.ink({ top: 0, bottom: layer.height }, (brush) => {
    brush.translate(layer.width / 2, layer.height);
    brush.scale(unit, -unit);
    brush.lineCap = 'round';
    const all = [task.left, task.right].filter((hand) => hand !== undefined);
    for (const hand of all) drawForearm(brush, lit, hand, skin);
    const isBefore = held !== undefined && isBeforeFingers(held);
    const thing = (): void => {
      if (held === undefined || task.right === undefined) return;
      const said = saidOf(staging, frame);
      const place = placeOf(held, task, task.right, size);
      drawCloseThing(brush, lit, held, { ...place, size, said, seconds: activity.seconds });
    };
    if (held?.kind === 'pen' && PAGES.test(activity.words)) {
      const page: Held = { kind: 'sheet', color: [0.93, 0.9, 0.82], lit: false };
      const said = saidOf(staging, frame);
      const under: Spot = [-0.02, 0.5];
      drawCloseThing(brush, lit, page, { at: under, angle: 0.06, size, said, seconds: 0 });
    }
    if (!isBefore) thing();
    for (const hand of all) drawCloseHand(brush, lit, hand, skin, isBefore ? 'fingers' : 'all');
    if (!isBefore) return;
    thing();
    for (const hand of all) drawThumb(brush, lit, hand, skin, thumbOn(held, hand, activity));
  });
}

/** What one writes on. */
const PAGES =
  /\b(?:card|letter|paper|page|note|notebook|diary|list|form|cheque|check|postcard|report|contract|sheet|label|writes?|writing|signs)\b/;

/** Where a thing is: before the eyes between two hands, or in the right one. */
function placeOf(
  { kind }: Held,
  { left, turned = 0 }: HandTask,
  right: CloseHand,
  size: number,
): { readonly at: Spot; readonly angle: number } {
  if (kind === 'phone')
    return { at: [right.wrist[0] - 0.37 * size, right.wrist[1] + 0.86 * size], angle: 0.05 };
  if (left !== undefined && (kind === 'sheet' || kind === 'book' || kind === 'box')) {
    const high = kind === 'sheet' ? 0.78 : 0.62;
    return { at: [0, right.wrist[1] + high * size], angle: 0.02 };
  }
  const at: Spot = kind === 'key' ? [-0.25, 0.7] : kind === 'pen' ? [-0.22, 0.6] : [-0.02, 0.42];
  return { at: onHand(right, size, at), angle: right.angle + turned };
}

/** The thumb on a screen or a page, which it taps or strokes where the action says so. */
function thumbOn(
  { kind }: Held,
  { side }: CloseHand,
  { words, seconds }: { readonly words: string; readonly seconds: number },
): readonly [Spot, Spot, Spot] {
  if (kind !== 'phone' || side < 0) {
    return [
      [-0.1, 0.2],
      [-0.24, 0.42],
      [-0.22, 0.62],
    ];
  }
  const beat = /\btap|\btyp|\bpress|\btext|\bdial/.test(words)
    ? 0.05 * Math.abs(Math.sin(seconds * 5))
    : /\bswip|\bscroll/.test(words)
      ? 0.16 * Math.sin(seconds * 3)
      : 0.02 * Math.sin(seconds * 2.4);
  return [
    [-0.1, 0.2],
    [-0.27, 0.4],
    [-0.36, 0.6 + beat],
  ];
}

function saidOf({ beats, shot }: Staging, frame: number): string {
  const beat = beats.find(({ from, to }) => from <= frame && frame < to);
  return beat?.action ?? shot.action ?? '';
}
