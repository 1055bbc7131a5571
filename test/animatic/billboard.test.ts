import { describe, expect, test } from '@jest/globals';
import { billboardAt } from '../../src/animatic/figures/billboard.ts';
import { project, viewOf } from '../../src/animatic/lens/lens.ts';

const FOOT = [4, 4, 0] as const;
const HEIGHT = 1.75;
const EYES = 1.63;

/** Somebody's eyes as they are drawn and as they are seen, with the camera so far away, at an angle. */
function eyes(distance: number, angle: number, roll = 0) {
  const rise = distance * Math.tan((angle * Math.PI) / 180);
  const pose = {
    position: [4, 4 - distance, EYES + rise] as const,
    heading: 0,
    tilt: -angle,
    roll,
    focalLength: 100,
  };
  const view = viewOf(pose, 1280, 720);
  const board = billboardAt(view, FOOT, HEIGHT)!;
  const pixels = board.upward * EYES;
  return {
    drawn: [board.x + Math.sin(board.lean) * pixels, board.y - Math.cos(board.lean) * pixels],
    seen: project(view, [FOOT[0], FOOT[1], EYES])!,
    wide: board.across,
    isWide: view.focal / project(view, [FOOT[0], FOOT[1], EYES])!.depth,
  };
}

describe('a close-up that is aimed at a face has the face in it', () => {
  test.each([
    [0.8, 30],
    [0.8, -20],
    [1.2, 40],
    [1.7, 30],
    [0.8, 0],
  ])('from %d m away, %d degrees above', (distance, angle) => {
    for (const roll of [0, 15]) {
      const { drawn, seen, wide, isWide } = eyes(distance, angle, roll);
      // A twentieth of the picture's height.
      expect(Math.hypot(drawn[0]! - seen.x, drawn[1]! - seen.y)).toBeLessThan(36);
      expect(wide / isWide).toBeCloseTo(1, 1);
    }
  });

  test('and of a figure that is seen whole, the middle is in its place', () => {
    const view = viewOf(
      { position: [4, -4, 3], heading: 0, tilt: -15, roll: 0, focalLength: 24 },
      1280,
      720,
    );
    const board = billboardAt(view, FOOT, HEIGHT)!;
    const middle = project(view, [FOOT[0], FOOT[1], HEIGHT / 2])!;
    expect(board.y - (board.upward * HEIGHT) / 2).toBeCloseTo(middle.y, 3);
  });
});
