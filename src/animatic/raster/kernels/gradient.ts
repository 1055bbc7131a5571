import { mixed, over, thin, WHOLE } from './pixel';

/**
 * Pixels of a scale, laid by a place from 0 to its last entry: along a line, by the distance from a
 * middle, or by how far the surface of a ball faces a light.
 */
const LINE = 0;
const ROUND = 1;
const BALL = 2;

let shape: i32 = LINE;
let scale: usize = 0;
let last: f32 = 0;
let isLight: bool = false;

/**
 * Makes a scale of pixels of stops at rising places from 0 to 1, each five numbers: place, red, green,
 * blue and strength, 0 to 1. A pixel either covers, or is light to be added.
 */
export function setScale(at: usize, lastEntry: i32, stops: usize, count: i32, light: bool): void {
  scale = at;
  last = lastEntry as f32;
  isLight = light;
  let next = stops;
  const final = stops + ((count as usize) - 1) * STOP;
  for (let entry = 0; entry <= lastEntry; entry += 1) {
    const place = (entry as f32) / last;
    while (next < final && f32.load(next) < place) next += STOP;
    const before = next > stops ? next - STOP : next;
    const from = f32.load(before);
    const to = f32.load(next);
    const along: f32 = to > from ? min<f32>(1, (place - from) / (to - from)) : 1;
    const color = v128.load(before, 4);
    const mix = f32x4.add(
      color,
      f32x4.mul(f32x4.sub(v128.load(next, 4), color), f32x4.splat(along)),
    );
    i32.store(at, light ? lightOf(mix) : coverOf(mix));
    at += 4;
  }
}

/** Bytes of a stop. */
const STOP: usize = 20;

/** Red, green and blue, weakened by the strength in the fourth lane. */
function lightOf(mix: v128): i32 {
  const strength = f32x4.extract_lane(mix, 3);
  return levels(f32x4.mul(mix, f32x4(strength, strength, strength, 0)));
}

/** The same as a pixel that covers by its strength. */
function coverOf(mix: v128): i32 {
  const opaque = levels(f32x4.replace_lane(mix, 3, 1));
  const strength = f32x4.extract_lane(mix, 3);
  const share = strength >= 1 ? WHOLE : strength <= 0 ? 0 : ((strength * 256 + 0.5) as i32);
  return mixed(0, opaque, share);
}

/** Four numbers from 0 to 1 as bytes. */
function levels(numbers: v128): i32 {
  const inside = f32x4.pmin(f32x4.splat(1), f32x4.pmax(f32x4.splat(0), numbers));
  const scaled = f32x4.add(f32x4.mul(inside, f32x4.splat(255)), f32x4.splat(0.5));
  const whole = i32x4.trunc_sat_f32x4_s(scaled);
  const narrow = i16x8.narrow_i32x4_u(whole, whole);
  return i32x4.extract_lane(i8x16.narrow_i16x8_u(narrow, narrow), 0);
}

let originX: f64 = 0;
let originY: f64 = 0;
let stepX: f64 = 0;
let stepY: f64 = 0;

/** Along a line: the point where the place is 0, and what it grows by to the right and downwards. */
export function gradientLine(x: f64, y: f64, right: f64, down: f64): void {
  shape = LINE;
  originX = x;
  originY = y;
  stepX = right;
  stepY = down;
}

let ux: f64 = 0;
let uy: f64 = 0;
let vx: f64 = 0;
let vy: f64 = 0;

/** Around a middle: u and v of a point, each a sum of parts of its x and y, are 1 apart at the rim. */
export function gradientRound(x: f64, y: f64, uX: f64, uY: f64, vX: f64, vY: f64): void {
  shape = ROUND;
  originX = x;
  originY = y;
  ux = uX;
  uy = uY;
  vx = vX;
  vy = vY;
}

let radius: f64 = 0;
let lightX: f64 = 0;
let lightY: f64 = 0;
let lightZ: f64 = 0;

/** The near half of a ball, lit from a direction: right, down, towards the camera. */
export function gradientBall(x: f64, y: f64, size: f64, right: f64, down: f64, near: f64): void {
  shape = BALL;
  originX = x;
  originY = y;
  radius = size;
  lightX = right;
  lightY = down;
  lightZ = near;
}

let down: f64 = 0;
let square: f64 = 0;
let lowest: f64 = 0;
let bottom: f64 = 0;
let reach: f64 = 0;

export function startGradientRow(y: i32): void {
  down = (y as f64) + 0.5 - originY;
  if (shape != ROUND) return;
  // Along the row, the squared distance is a parabola: where it is below 1 is the ellipse.
  square = ux * ux + vx * vx;
  lowest = (-down * (uy * ux + vy * vx)) / square;
  const u = down * uy + ux * lowest;
  const v = down * vy + vx * lowest;
  bottom = u * u + v * v;
  reach = bottom < 1 ? Math.sqrt((1 - bottom) / square) : -1;
}

/** Lays pixels of the row from `at` up to `end`, the first of them at `x`. */
export function layGradient(at: usize, end: usize, x: i32, share: i32): void {
  if (shape == BALL) {
    layBall(at, end, x, share);
    return;
  }
  if (shape == LINE) layAlong(at, end, x, share);
  else layAround(at, end, x, share);
}

function layAlong(at: usize, end: usize, x: i32, share: i32): void {
  const place = ((x as f64) + 0.5 - originX) * stepX + down * stepY;
  const step = f32x4.splat(stepX as f32);
  let places = f32x4.splat(place as f32);
  if (isGentle(stepX)) {
    const middles = f32x4.mul(step, f32x4(1.5, 5.5, 9.5, 13.5));
    const next = f32x4.mul(step, f32x4.splat(16));
    for (; at + 64 <= end; at += 64) {
      laySixteen(at, f32x4.add(places, middles), share);
      places = f32x4.add(places, next);
    }
  }
  places = f32x4.add(places, f32x4.mul(step, f32x4(0, 1, 2, 3)));
  const next = f32x4.mul(step, f32x4.splat(4));
  for (; at + 16 <= end; at += 16) {
    layFour(at, entriesAt(places), share);
    places = f32x4.add(places, next);
  }
  layRest(at, end, places, share);
}

function layAround(at: usize, end: usize, x: i32, share: i32): void {
  if (reach < 0) return;
  const first = max(x, Math.ceil(originX + lowest - reach - 0.5) as i32);
  const beyond = x + (((end - at) >> 2) as i32);
  const after = min(beyond, Math.ceil(originX + lowest + reach - 0.5) as i32);
  if (first >= after) return;
  end = at + (((after - x) as usize) << 2);
  at += ((first - x) as usize) << 2;
  let away = f32x4.splat(((first as f64) + 0.5 - originX - lowest) as f32);
  if (isGentle(Math.sqrt(square) * (last as f64))) {
    for (; at + 64 <= end; at += 64) {
      const middles = f32x4.add(away, f32x4(1.5, 5.5, 9.5, 13.5));
      laySixteen(at, distanceAt(middles), share);
      away = f32x4.add(away, f32x4.splat(16));
    }
  }
  away = f32x4.add(away, f32x4(0, 1, 2, 3));
  for (; at + 16 <= end; at += 16) {
    layFour(at, entriesAt(distanceAt(away)), share);
    away = f32x4.add(away, f32x4.splat(4));
  }
  layRest(at, end, distanceAt(away), share);
}

/** Whether places grow so slowly from pixel to pixel that four of them share an entry or two. */
function isGentle(step: f64): bool {
  return abs(step) <= 0.5;
}

/** Lays four pixels of the entry at each of four places. */
function laySixteen(at: usize, places: v128, share: i32): void {
  const offsets = offsetsOf(places);
  layAlike(at, i32.load(scale + (i32x4.extract_lane(offsets, 0) as usize)), share);
  layAlike(at + 16, i32.load(scale + (i32x4.extract_lane(offsets, 1) as usize)), share);
  layAlike(at + 32, i32.load(scale + (i32x4.extract_lane(offsets, 2) as usize)), share);
  layAlike(at + 48, i32.load(scale + (i32x4.extract_lane(offsets, 3) as usize)), share);
}

/** Lays four pixels that are the same: the alpha is one number for all. */
@inline
function layAlike(at: usize, pixel: i32, share: i32): void {
  const four = share == WHOLE ? i32x4.splat(pixel) : thin(i32x4.splat(pixel), share);
  const under = v128.load(at);
  if (isLight) {
    v128.store(at, i8x16.add_sat_u(four, under));
    return;
  }
  const alpha = share == WHOLE ? pixel >>> 24 : ((pixel >>> 24) * share + 128) >>> 8;
  v128.store(at, i8x16.add_sat_u(four, thin(under, WHOLE - alpha - (alpha >> 7))));
}

@inline
function layFour(at: usize, entries: v128, share: i32): void {
  v128.store(at, lay(entries, v128.load(at), share));
}

/** Lays the last pixels of a row, fewer than four. */
function layRest(at: usize, end: usize, places: v128, share: i32): void {
  let entries = entriesAt(places);
  for (; at < end; at += 4) {
    v128.store32_lane(at, lay(entries, v128.load32_zero(at), share), 0);
    entries = i8x16.shuffle(entries, entries, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3);
  }
}

/** The places of four pixels so far from the one that is nearest to the middle. */
@inline
function distanceAt(away: v128): v128 {
  const nearest = f32x4.splat(bottom as f32);
  const distance = f32x4.add(nearest, f32x4.mul(f32x4.splat(square as f32), f32x4.mul(away, away)));
  return f32x4.mul(f32x4.sqrt(distance), f32x4.splat(last));
}

function layBall(at: usize, end: usize, x: i32, share: i32): void {
  const step = (1 / radius) as f32;
  const v = (down / radius) as f32;
  const start = (((x as f64) + 0.5 - originX) / radius) as f32;
  let across = f32x4.add(f32x4.splat(start), f32x4.mul(f32x4.splat(step), f32x4(0, 1, 2, 3)));
  for (; at + 16 <= end; at += 16) {
    layFour(at, entriesAt(facingAt(across, v)), share);
    across = f32x4.add(across, f32x4.splat(step * 4));
  }
  layRest(at, end, facingAt(across, v), share);
}

/** The places of four points of a ball, by how far its surface turns from the light. */
@inline
function facingAt(across: v128, v: f32): v128 {
  const one = f32x4.splat(1);
  const flat = f32x4.add(f32x4.mul(across, across), f32x4.splat(v * v));
  const near = f32x4.sqrt(f32x4.pmax(f32x4.splat(0), f32x4.sub(one, flat)));
  const side = f32x4.mul(across, f32x4.splat(lightX as f32));
  const front = f32x4.mul(near, f32x4.splat(lightZ as f32));
  const facing = f32x4.add(f32x4.add(side, front), f32x4.splat(v * (lightY as f32)));
  return f32x4.mul(f32x4.sub(one, facing), f32x4.splat(last / 2));
}

/** The entries of the scale at four places. */
@inline
function entriesAt(places: v128): v128 {
  const offsets = offsetsOf(places);
  return i32x4(
    i32.load(scale + (i32x4.extract_lane(offsets, 0) as usize)),
    i32.load(scale + (i32x4.extract_lane(offsets, 1) as usize)),
    i32.load(scale + (i32x4.extract_lane(offsets, 2) as usize)),
    i32.load(scale + (i32x4.extract_lane(offsets, 3) as usize)),
  );
}

/**
 * Where the entries of four places lie in the scale: that which is nearest. Numbers from 2²³ on have
 * no fraction, so adding it rounds, and leaves the whole number in the lowest bits.
 */
@inline
function offsetsOf(places: v128): v128 {
  const inside = f32x4.pmin(f32x4.splat(last), f32x4.pmax(f32x4.splat(0), places));
  const rounded = f32x4.add(inside, f32x4.splat(8388608));
  return i32x4.shl(v128.and(rounded, i32x4.splat(0xffff)), 2);
}

@inline
function lay(pixels: v128, under: v128, share: i32): v128 {
  const part = share == WHOLE ? pixels : thin(pixels, share);
  return isLight ? i8x16.add_sat_u(part, under) : over(part, under);
}
