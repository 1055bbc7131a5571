import type { SKRSContext2D } from '@napi-rs/canvas';
import { brighten, mix, WHITE } from '../../color/color.ts';
import type { Color } from '../../color/color.ts';
import { fillRound, flat } from '../figure-light.ts';
import type { FigureLight } from '../figure-light.ts';
import { drawBone } from '../limb.ts';

/** A point of the picture: right of its middle and up from its lower edge, in heights of it. */
export type Spot = readonly [x: number, y: number];

/**
 * How the fingers are: `open` and flat, `curled` a little as at rest, a `fist` around something,
 * one that `points`, two that `pinch`.
 */
export type HandShape = 'open' | 'curled' | 'fist' | 'points' | 'pinch';

/** A hand as its owner sees it: the back of it, the fingers away from them. */
export interface CloseHand {
  /** 1 for the right one, -1 for the left one. */
  readonly side: 1 | -1;
  readonly wrist: Spot;
  /** Radians that the fingers lean to the left of straight up. */
  readonly angle: number;
  readonly shape: HandShape;
}

/** What a hand and its arm are drawn with. */
export interface Skin {
  readonly skin: Color;
  readonly sleeve: Color;
  /** The length of a hand, in heights of the picture. */
  readonly size: number;
  /** A hand in a glove has no nails. */
  readonly gloved: boolean;
}

/** Of each finger from the index: where it begins, how long it is, how thick, how far it spreads. */
const FINGERS = [
  [-0.155, 0.49, 0.38, 0.054, -0.1],
  [-0.05, 0.53, 0.43, 0.056, -0.02],
  [0.058, 0.51, 0.39, 0.052, 0.06],
  [0.155, 0.44, 0.31, 0.045, 0.16],
] as const;

/** How straight each finger is, 1 to 0 for one that is folded into the palm. */
const STRAIGHT: Readonly<Record<HandShape, readonly [number, number, number, number]>> = {
  open: [1, 1, 1, 1],
  curled: [0.72, 0.62, 0.58, 0.6],
  fist: [0.16, 0.18, 0.16, 0.14],
  points: [1, 0.16, 0.15, 0.14],
  pinch: [0.66, 0.34, 0.24, 0.18],
};

/** The thumb's joints by the shape of the hand. */
const THUMBS: Readonly<Record<HandShape, readonly [Spot, Spot, Spot]>> = {
  open: [
    [-0.13, 0.12],
    [-0.29, 0.32],
    [-0.36, 0.5],
  ],
  curled: [
    [-0.13, 0.12],
    [-0.27, 0.34],
    [-0.27, 0.52],
  ],
  fist: [
    [-0.13, 0.14],
    [-0.26, 0.34],
    [-0.17, 0.5],
  ],
  points: [
    [-0.13, 0.14],
    [-0.26, 0.32],
    [-0.2, 0.48],
  ],
  pinch: [
    [-0.13, 0.14],
    [-0.31, 0.42],
    [-0.25, 0.68],
  ],
};

/** A point of a hand, in its own measures, on the picture. */
export function onHand({ side, wrist, angle }: CloseHand, size: number, [x, y]: Spot): Spot {
  const [across, along] = [x * side * size, y * size];
  return [
    wrist[0] + across * Math.cos(angle) - along * Math.sin(angle),
    wrist[1] + across * Math.sin(angle) + along * Math.cos(angle),
  ];
}

/** Draws the forearm in its sleeve, from beyond the lower edge to the wrist. */
export function drawForearm(
  brush: SKRSContext2D,
  light: FigureLight,
  hand: CloseHand,
  { skin, sleeve, size }: Skin,
): void {
  const [x, y] = hand.wrist;
  const elbow: Spot = [x * 0.55 + hand.side * 0.36, Math.min(-0.4, y - 0.75)];
  const way: Spot = [elbow[0] - x, elbow[1] - y];
  const long = Math.hypot(...way);
  const back = (metres: number) => ({
    x: x + (way[0] / long) * metres * size,
    y: y + (way[1] / long) * metres * size,
  });
  drawBone(brush, light, skin, back(0.5), back(-0.03), [size * 0.17, size * 0.135]);
  const end = { x: elbow[0], y: elbow[1] };
  drawBone(brush, light, sleeve, end, back(0.36), [size * 0.34, size * 0.21]);
  drawBone(brush, light, brighten(sleeve, 0.8), back(0.42), back(0.33), [
    size * 0.215,
    size * 0.212,
  ]);
}

/** Draws the palm and the fingers; the thumb too, unless what is held comes before it. */
export function drawCloseHand(
  brush: SKRSContext2D,
  light: FigureLight,
  hand: CloseHand,
  look: Skin,
  part: 'all' | 'fingers' = 'all',
): void {
  const { size, skin } = look;
  const on = (spot: Spot): Spot => onHand(hand, size, spot);
  const bone = (from: Spot, to: Spot, wide: Spot, tint: Color): void => {
    const [a, b] = [on(from), on(to)];
    drawBone(brush, light, tint, { x: a[0], y: a[1] }, { x: b[0], y: b[1] }, [
      wide[0] * size,
      wide[1] * size,
    ]);
  };
  const straight = STRAIGHT[hand.shape];
  [...FINGERS.entries()].reverse().forEach(([index, [x, y, long, wide, spread]]) => {
    const far = straight[index] ?? 1;
    const half = long * 0.55 * Math.max(0.42, far);
    const lean = spread * (hand.shape === 'open' ? 1 : 0.4);
    const knuckle: Spot = [x + lean * half, y + half];
    const rest = long * 0.5 * far;
    const tip: Spot = [knuckle[0] + lean * rest * 1.2, knuckle[1] + rest];
    const tint = brighten(skin, 1 - 0.02 * index);
    bone([x, y - 0.08], knuckle, [wide * 1.06, wide], tint);
    if (far < 0.3) return;
    bone(knuckle, tip, [wide, wide * 0.82], brighten(tint, 0.98));
    if (look.gloved) return;
    const nail: Spot = [tip[0] + lean * 0.01, tip[1] + wide * 0.1];
    const pale = mix(brighten(skin, 1.08), WHITE, 0.22);
    bone([nail[0], nail[1] - wide * 0.3], nail, [wide * 0.5, wide * 0.46], pale);
  });
  brush.beginPath();
  brush.moveTo(...on([-0.135, -0.04]));
  brush.bezierCurveTo(...on([-0.2, 0.14]), ...on([-0.225, 0.32]), ...on([-0.212, 0.5]));
  brush.bezierCurveTo(...on([-0.15, 0.6]), ...on([0.12, 0.6]), ...on([0.2, 0.46]));
  brush.bezierCurveTo(...on([0.22, 0.3]), ...on([0.18, 0.12]), ...on([0.135, -0.04]));
  brush.closePath();
  fillRound(brush, light, skin, { from: on([-0.24, 0.2]), to: on([0.24, 0.34]) }, 0.75);
  // The tendons, as far as light finds them.
  brush.beginPath();
  for (const [index, [x, y]] of FINGERS.entries()) {
    if (index === 3) continue;
    brush.moveTo(...on([x + 0.052, y + 0.02]));
    brush.lineTo(...on([(x + 0.052) * 0.82, y - 0.12]));
  }
  brush.lineWidth = size * 0.014;
  brush.lineCap = 'round';
  brush.strokeStyle = flat(light, brighten(skin, 0.8));
  brush.stroke();
  if (part === 'all') drawThumb(brush, light, hand, look);
}

/** Draws the thumb alone, over what the hand holds. */
export function drawThumb(
  brush: SKRSContext2D,
  light: FigureLight,
  hand: CloseHand,
  { size, skin, gloved }: Skin,
  joints: readonly [Spot, Spot, Spot] = THUMBS[hand.shape],
): void {
  const [root, middle, tip] = joints.map((spot) => onHand(hand, size, spot)) as [Spot, Spot, Spot];
  const xy = ([x, y]: Spot) => ({ x, y });
  drawBone(brush, light, skin, xy(root), xy(middle), [size * 0.105, size * 0.076]);
  drawBone(brush, light, brighten(skin, 0.99), xy(middle), xy(tip), [size * 0.076, size * 0.062]);
  if (gloved) return;
  const back: Spot = [tip[0] + (middle[0] - tip[0]) * 0.12, tip[1] + (middle[1] - tip[1]) * 0.12];
  const pale = mix(brighten(skin, 1.08), WHITE, 0.22);
  drawBone(brush, light, pale, xy(back), xy(tip), [size * 0.036, size * 0.034]);
}
