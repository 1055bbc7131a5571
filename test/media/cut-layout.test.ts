import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frameRate } from '../../src/film/time.ts';
import { TRANSITIONS } from '../../src/film/vocabulary.ts';
import type { TransitionType } from '../../src/film/vocabulary.ts';
import type { Cut } from '../../src/media/stitch/cut.ts';
import { cutFrames, layOut } from '../../src/media/stitch/cut-layout.ts';
import type { Span } from '../../src/media/stitch/cut-layout.ts';
import { planStitch, stepFrames } from '../../src/media/stitch/stitch-plan.ts';

interface Part {
  readonly frames: number;
  readonly type: TransitionType;
  readonly over: number;
}

function cutOf(parts: readonly Part[], ending: Cut['ending'] = { type: 'cut', frames: 0 }): Cut {
  const rate = frameRate(24);
  const pieces = parts.map(({ frames, type, over }, index) => ({
    path: `/clips/${index}.mp4`,
    frames,
    facts: {
      codec: 'h264',
      width: 64,
      height: 36,
      rate,
      frames,
      seconds: frames / 24,
      codecConfig: 'same',
      color: 'bt709/tv/yuv420p',
      primaries: 'bt709',
      transfer: 'bt709',
      hasAudio: false,
      mayHaveFields: false,
    },
    transition: { type, frames: over },
  }));
  return { rate, width: 64, height: 36, pieces, ending };
}

function lengthOf(span: Span): number {
  const { from, to } = span.kind === 'mix' ? span.entering : span.stretch;
  return to - from;
}

const cuts = fc
  .tuple(
    fc.array(
      fc.record({
        frames: fc.integer({ min: 30, max: 200 }),
        type: fc.constantFrom(...TRANSITIONS),
        over: fc.integer({ min: 0, max: 15 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    fc.constantFrom<TransitionType>('cut', 'fade_out', 'fade_black'),
    fc.integer({ min: 0, max: 15 }),
  )
  .map(([parts, type, frames]) => cutOf(parts, { type, frames }));

describe('laying out a cut', () => {
  test('every frame of the film is laid out once, and overlaps are the only ones lost', () => {
    fc.assert(
      fc.property(cuts, (cut) => {
        const laid = layOut(cut).reduce((sum, span) => sum + lengthOf(span), 0);
        expect(laid).toBe(cutFrames(cut));
        const overlaps = cut.pieces
          .slice(1)
          .filter(({ transition }) => ['dissolve', 'wipe'].includes(transition.type))
          .reduce((sum, { transition }) => sum + transition.frames, 0);
        const all = cut.pieces.reduce((sum, { frames }) => sum + frames, 0);
        expect(laid).toBe(all - overlaps);
      }),
    );
  });

  test('what is copied and what is encoded is the whole film, copies beginning at keyframes', () => {
    fc.assert(
      fc.property(cuts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (cut, house) => {
        const knowledge = cut.pieces.map(({ frames }, piece) => ({
          ...(house[piece] === false ? { obstacle: 'it is foreign' } : {}),
          keyframes: Array.from({ length: Math.ceil(frames / 24) }, (_, index) => index * 24),
        }));
        const steps = planStitch(cut, knowledge);
        expect(steps.reduce((sum, step) => sum + stepFrames(step), 0)).toBe(cutFrames(cut));
        for (const step of steps) {
          if (step.kind !== 'copy') continue;
          expect(step.from % 24).toBe(0);
          expect(knowledge[step.piece]).not.toHaveProperty('obstacle');
        }
      }),
    );
  });

  test('a dissolve overlaps, a fade through black is shared, and an ending fades out', () => {
    const cut = cutOf(
      [
        { frames: 40, type: 'cut', over: 0 },
        { frames: 40, type: 'dissolve', over: 10 },
        { frames: 40, type: 'fade_black', over: 9 },
      ],
      { type: 'fade_out', frames: 6 },
    );
    expect(layOut(cut)).toEqual([
      { kind: 'plain', stretch: { piece: 0, from: 0, to: 30 } },
      {
        kind: 'mix',
        how: 'dissolve',
        leaving: { piece: 0, from: 30, to: 40 },
        entering: { piece: 1, from: 0, to: 10 },
      },
      { kind: 'plain', stretch: { piece: 1, from: 10, to: 36 } },
      { kind: 'fade', how: 'out', stretch: { piece: 1, from: 36, to: 40 } },
      { kind: 'fade', how: 'in', stretch: { piece: 2, from: 0, to: 5 } },
      { kind: 'plain', stretch: { piece: 2, from: 5, to: 34 } },
      { kind: 'fade', how: 'out', stretch: { piece: 2, from: 34, to: 40 } },
    ]);
  });

  test('a piece that is shorter than its transitions is named, with what they need', () => {
    const cut = cutOf([
      { frames: 40, type: 'cut', over: 0 },
      { frames: 14, type: 'dissolve', over: 8 },
      { frames: 40, type: 'dissolve', over: 8 },
    ]);
    expect(() => layOut(cut)).toThrow(
      'Piece 2 (/clips/1.mp4) has 14 frames; the transitions into and out of it need 16.',
    );
  });
});
