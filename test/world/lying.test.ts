import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seatAt } from '../../src/animatic/figures/seat.ts';
import { stateOfPiece } from '../../src/animatic/pieces/build-piece.ts';
import { buildProp } from '../../src/animatic/set/set.ts';
import type { Piece } from '../../src/film/environment.ts';
import type { FloorPoint } from '../../src/film/geometry.ts';
import type { Angle, ShotSize } from '../../src/film/vocabulary.ts';
import { ANGLES, SHOT_SIZES } from '../../src/film/vocabulary.ts';
import { onBed } from '../../src/world/floor/bed.ts';
import { headOf } from '../../src/world/floor/body.ts';
import { foldWorld } from '../../src/world/fold/fold.ts';
import { pointAhead } from '../../src/world/floor/plane.ts';
import { projectorFor, toCamera } from '../../src/world/view/projection.ts';
import type { ShotStaging } from '../../src/world/stage/stage.ts';
import { stageSpace, viewAt } from '../../src/world/stage/stage.ts';
import type { FilmParts, ShotParts } from '../support/film-builder.ts';
import { filmOf, pieceOf } from '../support/film-builder.ts';

type Characters = NonNullable<FilmParts['characters']>;

const ROOM = {
  size: [12, 9] as const,
  height: 3.5,
  pieces: { bed: { at: [2, 5] as const, size: [1.4, 2.1] as const, height: 0.5, facing: 90 } },
};

function stage(shot: ShotParts, characters: Characters, aspect = 16 / 9): ShotStaging {
  const film = filmOf({
    characters,
    environments: { room: { layout: ROOM } },
    shots: [{ environment: 'room', ...shot }],
  });
  const format = { ...film.format, width: Math.round(1000 * aspect), height: 1000 };
  const shown = { ...film, format };
  return stageSpace(shown, foldWorld(shown).shots[0]!);
}

/** Where a point is in the picture: 0 its left or upper edge, 1 its right or lower. */
function onPicture({ plan, setting }: ShotStaging, [x, y]: FloorPoint, z: number) {
  const projector = projectorFor(plan.pose, setting.aspect);
  const [aside, above, ahead] = toCamera(projector, [x, y, z]);
  return {
    x: 0.5 + aside / ahead / projector.halfWidth / 2,
    y: 0.5 - above / ahead / projector.halfHeight / 2,
  };
}

const inside = ({ x, y }: { x: number; y: number }): boolean => x > 0 && x < 1 && y > 0 && y < 1;

function shotOf(size: ShotSize, angle: Angle = 'eye'): ShotParts {
  return { size, angle, characters: ['emma'] };
}

const emma = (starts: NonNullable<Characters[string]>['starts']): Characters => ({
  emma: { height: 1.7, starts: starts ?? {} },
});

describe('who lies', () => {
  test('is seen by the face where a camera of its own place is turned to the bed', () => {
    const starts = { at: 'bed', posture: 'lying' };
    for (const size of ['ms', 'mcu', 'cu'] as const) {
      const staged = stage(
        { ...shotOf(size), camera: { at: [2.4, 2], height: 1.1, facing: 'bed' } },
        emma(starts),
      );
      const [placed] = staged.placements;
      const head = headOf(placed!.body, placed!.to, placed!.facing ?? 0);
      expect(inside(onPicture(staged, head, placed!.body.eyes))).toBe(true);
    }
  });

  test('has the face in the picture, at every size, from every angle, whichever way the feet point', () => {
    const given = {
      size: fc.constantFrom(...SHOT_SIZES),
      angle: fc.constantFrom(...ANGLES),
      facing: fc.integer({ min: 0, max: 359 }),
      aspect: fc.constantFrom(16 / 9, 2.39, 4 / 3, 1, 9 / 16),
    };
    fc.assert(
      fc.property(fc.record(given), ({ size, angle, facing, aspect }) => {
        const lying = emma({ at: [6, 4.5], posture: 'lying on her back', facing });
        const staged = stage(shotOf(size, angle), lying, aspect);
        const { body, to } = staged.placements[0]!;
        expect(inside(onPicture(staged, headOf(body, to, facing), body.eyes))).toBe(true);
      }),
      { examples: [[{ size: 'mfs', angle: 'overhead', facing: 0, aspect: 2.39 }]] },
    );
  });

  test('is seen from head to heel in a full shot and wider, in wide and in tall pictures', () => {
    const given = {
      size: fc.constantFrom<ShotSize>('fs', 'ws', 'ews'),
      facing: fc.integer({ min: 0, max: 359 }),
      aspect: fc.constantFrom(16 / 9, 2.39, 1, 9 / 16),
    };
    fc.assert(
      fc.property(fc.record(given), ({ size, facing, aspect }) => {
        const lying = emma({ at: [6, 4.5], posture: 'asleep', facing });
        const staged = stage(shotOf(size), lying, aspect);
        const { body, to } = staged.placements[0]!;
        for (const end of [facing, facing + 180]) {
          const tip = pointAhead(to, end, body.stature / 2);
          expect(inside(onPicture(staged, tip, body.eyes))).toBe(true);
        }
      }),
    );
  });

  test('fills more of the picture the closer it is', () => {
    const spans = SHOT_SIZES.map((size) => {
      const staged = stage(shotOf(size), emma({ at: [6, 4.5], posture: 'lying', facing: 90 }));
      const [feet, head] = [90, 270].map((end) =>
        onPicture(staged, pointAhead([6, 4.5], end, 0.3), 0.1),
      );
      return Math.hypot(feet!.x - head!.x, feet!.y - head!.y);
    });
    expect(spans).toEqual(spans.toSorted((one, other) => one - other));
  });

  test('takes up room along the floor: the view knows where both ends are', () => {
    const staged = stage(
      {
        camera: { at: [6, 1], facing: 0, height: 1.5, tilt: -15 },
        lens: { mm: 35 },
        characters: ['emma'],
      },
      emma({ at: [6, 4.5], posture: 'lying', facing: 90 }),
    );
    const lying = viewAt(staged, 0).inFrame[0]!;
    expect(lying.tall).toBeLessThan(0.2);
    expect(lying).toMatchObject({ name: 'emma', side: 'centre', extent: 'wholly' });
  });

  test('is seen across the picture where nothing says which way the feet point', () => {
    const { plan, placements } = stage(shotOf('fs'), emma({ at: [6, 4.5], posture: 'lying' }));
    expect(plan.pose.heading).toBeCloseTo(0);
    expect(placements[0]?.facing).toBe(90);
  });

  test('lies on the bed that it is at, the feet at its foot, and the camera looks at it there', () => {
    const staged = stage(shotOf('cu'), emma({ at: 'bed', posture: 'sleeping' }));
    const { body, to, facing } = staged.placements[0]!;
    expect(facing).toBe(90);
    expect(body.bottom).toBe(0.5);
    expect(headOf(body, to, 90)[0]).toBeLessThan(1.5);
    expect(inside(onPicture(staged, headOf(body, to, 90), body.eyes))).toBe(true);
  });

  test('has the others behind it, with the heads of all in the picture', () => {
    const staged = stage(
      { framing: ['two_shot'], size: 'ms', characters: ['emma', 'tom'] },
      { ...emma({ posture: 'lying' }), tom: { height: 1.8, starts: { posture: 'standing' } } },
    );
    const [liar, other] = staged.placements;
    expect(other!.to[1]).toBeGreaterThan(liar!.to[1]);
    for (const { body, to, facing } of [liar!, other!]) {
      const head = headOf(body, to, facing ?? 0);
      expect(inside(onPicture(staged, head, body.eyes))).toBe(true);
    }
  });

  test('is seen as the shot finds it until half of it, and then as the shot leaves it', () => {
    const staged = stage(
      { ...shotOf('ws'), changes: { characters: { emma: { posture: 'standing' } } } },
      emma({ at: 'bed', posture: 'asleep' }),
    );
    const [first, last] = [0, 1].map((time) =>
      viewAt(staged, time).inFrame.find(({ name }) => name === 'emma'),
    );
    expect(first!.tall).toBeLessThan(last!.tall / 2);
  });
});

test('a child and a grown-up in a two-shot both have their heads in the picture', () => {
  const staged = stage(
    { framing: ['two_shot'], size: 'mcu', characters: ['emma', 'kid'] },
    { ...emma({ at: [6, 4] }), kid: { form: 'child', height: 0.9, starts: { at: [6.8, 4] } } },
  );
  for (const { body, to } of staged.placements) {
    expect(inside(onPicture(staged, to, body.eyes))).toBe(true);
  }
});

describe('a bed', () => {
  const piece = (parts: Partial<Piece>): Piece => pieceOf(parts);

  test('is what its name or its description says it is, also where there are several', () => {
    const bed = piece({ size: [1, 2], height: 0.5 });
    for (const name of ['bed', 'bed2', 'hospital-bed', 'bunk_1', 'mattress']) {
      expect(onBed(name, bed, 1.7)?.lift).toBe(0.5);
    }
    const place = { size: [2, 0.9] as const, height: 0.8 };
    expect(onBed('sofa', piece(place), 1.7)?.lift).toBeCloseTo(0.416);
    expect(onBed('thing', piece({ ...place, description: 'an old couch' }), 1.7)).toBeDefined();
    expect(
      onBed('table', piece({ ...place, description: 'a table beside the bed' }), 1.7),
    ).toBeUndefined();
    expect(onBed('armchair', piece({ size: [0.9, 0.9], height: 0.9 }), 1.7)).toBeUndefined();
  });

  test('is drawn with who lies on it where the camera was set for', () => {
    const palette = Object.fromEntries(
      ['wall', 'floor', 'ceiling', 'trim', 'wood', 'accent'].map((name) => [name, [0.5, 0.5, 0.5]]),
    ) as never;
    const sky = { zenith: [0, 0, 1], horizon: [1, 1, 1], bright: 1 } as never;
    const given = {
      name: fc.constantFrom('bed', 'sofa', 'bench'),
      facing: fc.integer({ min: 0, max: 359 }),
      wide: fc.boolean(),
      height: fc.double({ min: 0.9, max: 2, noNaN: true }),
    };
    fc.assert(
      fc.property(fc.record(given), ({ name, facing, wide, height }) => {
        const across = wide || name === 'sofa';
        const size = across ? ([2.1, 1] as const) : ([1, 2.1] as const);
        const made = piece({ at: [4, 4], size, height: 0.5, facing });
        const state = stateOfPiece(name, made, undefined);
        const prop = buildProp(
          name,
          { piece: made, state, loose: false, shine: undefined },
          { palette, sky, interior: true, place: '', seed: 7 },
        );
        const [known, drawn] = [onBed(name, made, height)!, seatAt([prop], [4, 4], 0, height)!];
        expect(drawn.at[0]).toBeCloseTo(known.point[0]);
        expect(drawn.at[1]).toBeCloseTo(known.point[1]);
        expect((drawn.facing - known.facing) % 360).toBeCloseTo(0);
        expect(drawn.height).toBeCloseTo(known.lift);
      }),
    );
  });
});
