import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Character } from '../../film/character.ts';
import { bodyOf } from '../../world/floor/body.ts';
import type { Staging } from '../../world/stage/staging.ts';
import { brighten, css, mix, WHITE } from '../color/color.ts';
import type { Color } from '../color/color.ts';
import { project } from '../lens/lens.ts';
import type { View } from '../lens/lens.ts';
import type { Glow } from '../light/illumination.ts';
import { drift, hash } from '../noise.ts';
import { fillEllipse, fillSoft } from '../raster/fill.ts';
import { around } from '../raster/layer.ts';
import type { Layer } from '../raster/layer.ts';
import { disc, radial } from '../raster/gradient.ts';
import { solid } from '../raster/paint.ts';
import { between, lerp, smoothstep } from '../solids/vector.ts';
import type { Vector } from '../solids/vector.ts';
import { orbActsIn } from './acting/orb-acts.ts';
import type { OrbActs } from './acting/orb-acts.ts';
import { activityAt, feelingWords, motionWords } from './performance.ts';

export interface OrbMoment {
  readonly center: Vector;
  readonly glow: (color: Color) => Glow;
  /** 0 dim to 1 bright. */
  readonly energy: number;
  /** Around 0: smaller and larger. */
  readonly pulse: number;
}

function energyOf(words: string): number {
  if (/joy|excit|bright|brilliant|blaz|radiant|triumph|cast shadows/.test(words)) return 1;
  if (/dim|low|shade|sad|fad|weak|fear|tired|dark/.test(words)) return 0.42;
  return 0.68;
}

/** Where an orb floats on a frame, and how it shines. */
export function orbAt(
  staging: Staging,
  character: Character,
  ground: Vector,
  frame: number,
  seed: number,
): OrbMoment {
  const along = smoothstep(0.1, 0.6, frame / Math.max(1, staging.shotFrames - 1));
  const [before, after] = [staging.before, staging.after].map(
    ({ characters }) => characters[character.id],
  );
  const { words, earlier, phase, seconds } = activityAt(staging, character, frame);
  const motion = motionWords(character, after);
  // What it did before gives way to what it does now, so that it never jumps.
  const now = smoothstep(0, 0.3, phase);
  const acts = orbActsIn(`${motion} ${words}`);
  const way = between(
    floating(orbActsIn(`${motion} ${earlier}`), seconds, 1, seed),
    floating(acts, seconds, phase, seed),
    now,
  );
  const pulse = acts.uneven
    ? drift(seed, seconds * 3.1) * 2 - 1
    : Math.sin(seconds * (acts.quick ? 5 : 2.2));
  const mood = lerp(
    energyOf(`${feelingWords(character, before)} ${motionWords(character, before)}`),
    energyOf(`${feelingWords(character, after)} ${motion} ${words}`),
    along,
  );
  const acted = acts.flares ? 1 : acts.fades ? 0.3 : mood;
  const energy = lerp(mood, acted, smoothstep(0, 0.5, phase));
  const body = bodyOf(character);
  const center: Vector = [
    ground[0] + way[0],
    ground[1] + way[1],
    ground[2] + (body.bottom + body.top) / 2 + way[2],
  ];
  return {
    center,
    energy,
    pulse,
    glow: (color) => ({
      at: center,
      color: mix(color, WHITE, 0.15),
      intensity: (0.55 + 0.75 * energy) * (1 + pulse * 0.08),
      reach: 1.5 + character.height * 1.6 + energy,
    }),
  };
}

/** How far an orb rises or sinks that does, metres: the camera was set for where it floats. */
const CLIMB = 0.17;

/** How far from its place an orb is as it floats there, metres. */
function floating(acts: OrbActs, seconds: number, phase: number, seed: number): Vector {
  const rate = acts.circles ? (acts.quick ? 3.4 : 1.5) : 0.7;
  const radius = acts.circles ? 0.34 : 0.05;
  const shake = acts.trembles ? 0.012 : 0;
  const dart = (salt: number): number =>
    acts.darts ? (drift(seed + salt, seconds * 2.6) - 0.5) * 0.7 : 0;
  const climb = (acts.rises ? CLIMB : 0) - (acts.sinks ? CLIMB : 0);
  const swing = acts.circles
    ? Math.sin(seconds * rate * 0.5) * 0.16
    : acts.bobs
      ? Math.sin(seconds * 4.2) * 0.12
      : Math.sin(seconds * 0.9) * 0.07;
  return [
    Math.cos(seconds * rate) * radius + shake * Math.sin(seconds * 41) + dart(21),
    Math.sin(seconds * rate) * radius + dart(22),
    swing + climb * smoothstep(0, 0.7, phase) + shake * Math.sin(seconds * 37) + dart(23) * 0.5,
  ];
}

/** Draws the orb: halo, shell, turning circuits within, a core as bright as its mood. */
export function drawOrb(
  layer: Layer,
  view: View,
  staging: Staging,
  actor: { readonly character: Character; readonly color: Color; readonly seed: number },
  center: Vector,
  frame: number,
): void {
  const at = project(view, center);
  if (at === undefined) return;
  const { character, color, seed } = actor;
  const { energy, pulse } = orbAt(staging, character, [center[0], center[1], 0], frame, seed);
  const seconds = (frame * staging.rate.den) / staging.rate.num;
  const radius = ((character.height / 2) * (1 + pulse * 0.035) * view.focal) / at.depth;
  const shape = { x: at.x, y: at.y, radius };
  drawHalo(layer, shape, color, energy);
  drawShell(layer, shape, color, energy);
  drawCore(layer, shape, color, energy, pulse);
  if (radius > 7) {
    layer.ink(around(at, radius * 1.1), (brush) => {
      drawCircuits(brush, shape, color, seconds * (0.25 + energy * 0.4), seed);
    });
  }
  drawSparks(layer, shape, color, seconds, seed, energy);
}

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

function drawHalo(layer: Layer, { x, y, radius }: Disc, color: Color, energy: number): void {
  const reach = radius * (4.2 + energy * 2.2);
  const from = (radius * 0.7) / reach;
  const place = (along: number): number => from + (1 - from) * along;
  fillSoft(
    layer,
    disc(x, y, reach),
    [
      [0, color, 0.62 * energy + 0.1],
      [from, color, 0.62 * energy + 0.1],
      [place(0.18), color, 0.27 * energy + 0.05],
      [place(0.5), color, 0.07 * energy],
      [1, color, 0],
    ],
    'light',
  );
}

function drawShell(layer: Layer, { x, y, radius }: Disc, color: Color, energy: number): void {
  const glass = radial(disc(x, y, radius), [
    [0, brighten(color, 0.85 + 0.25 * energy), 1],
    [0.6, brighten(color, 0.72 + 0.25 * energy), 1],
    [0.88, brighten(color, 0.52 + 0.2 * energy), 1],
    [1, mix(color, WHITE, 0.5), 1],
  ]);
  fillEllipse(layer, x, y, radius, radius, glass);
  const shine = mix(color, WHITE, 0.35 + 0.3 * energy);
  fillSoft(
    layer,
    disc(x - radius * 0.2, y - radius * 0.24, radius * 0.7),
    [
      [0, shine, 0.9],
      [1, shine, 0],
    ],
    'over',
  );
}

/** Traces etched around the ball: arcs on circles of latitude, joined by short meridians. */
function drawCircuits(
  brush: SKRSContext2D,
  { x, y, radius }: Disc,
  color: Color,
  turn: number,
  seed: number,
): void {
  const onBall = (longitude: number, latitude: number): readonly [number, number, number] => [
    x + Math.cos(latitude) * Math.sin(longitude) * radius,
    y -
      Math.sin(latitude) * radius * 0.97 -
      Math.cos(latitude) * Math.cos(longitude) * radius * 0.12,
    Math.cos(latitude) * Math.cos(longitude),
  ];
  brush.lineWidth = Math.max(0.7, radius * 0.03);
  brush.lineCap = 'round';
  brush.strokeStyle = css(brighten(color, 0.46), 0.8);
  brush.fillStyle = css(brighten(color, 0.4), 0.9);
  brush.beginPath();
  const nodes: (readonly [number, number])[] = [];
  for (let trace = 0; trace < 22; trace += 1) {
    const latitude = (hash(seed, trace, 1) - 0.5) * 2.3;
    const start = hash(seed, trace, 2) * Math.PI * 2 + turn * (trace % 2 === 0 ? 1 : 0.82);
    const length = 0.35 + hash(seed, trace, 3) * 0.8;
    let drawing = false;
    for (let step = 0; step <= 7; step += 1) {
      const bent =
        step > 4 ? latitude + (step - 4) * 0.09 * (hash(seed, trace, 4) > 0.5 ? 1 : -1) : latitude;
      const [px, py, near] = onBall(start + (length * step) / 7, bent);
      if (near < 0.1) {
        drawing = false;
        continue;
      }
      if (drawing) brush.lineTo(px, py);
      else brush.moveTo(px, py);
      drawing = true;
      if (step === 7) nodes.push([px, py]);
    }
  }
  brush.stroke();
  brush.beginPath();
  for (const [px, py] of nodes) {
    brush.moveTo(px + radius * 0.045, py);
    brush.arc(px, py, radius * 0.045, 0, Math.PI * 2);
  }
  brush.fill();
}

function drawCore(
  layer: Layer,
  { x, y, radius }: Disc,
  color: Color,
  energy: number,
  pulse: number,
): void {
  const reach = radius * (0.5 + energy * 0.22 + pulse * 0.05);
  fillSoft(
    layer,
    disc(x, y, reach),
    [
      [0, WHITE, 0.55 + 0.4 * energy],
      [0.4, mix(color, WHITE, 0.6), 0.5 * energy + 0.1],
      [1, color, 0],
    ],
    'light',
  );
}

function drawSparks(
  layer: Layer,
  { x, y, radius }: Disc,
  color: Color,
  seconds: number,
  seed: number,
  energy: number,
): void {
  const count = Math.round(8 + energy * 14);
  for (let spark = 0; spark < count; spark += 1) {
    const life = (seconds * (0.25 + 0.3 * hash(seed, spark, 1)) + hash(seed, spark, 2)) % 1;
    const angle = hash(seed, spark, 3) * Math.PI * 2 + seconds * 0.5;
    const out = radius * (1.05 + life * (1 + energy * 1.6));
    const size = radius * 0.045 * (1 - life) + 0.5;
    const away = [Math.cos(angle) * out, Math.sin(angle) * out - life * radius * 0.4] as const;
    const light = solid(mix(color, WHITE, 0.5), (1 - life) * 0.8);
    fillEllipse(layer, x + away[0], y + away[1], size, size, light);
  }
}
