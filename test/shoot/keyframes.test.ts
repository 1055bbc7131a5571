import { describe, expect, test } from '@jest/globals';
import type { CompiledShot } from '../../src/compile/compiled-shot.ts';
import { ExitCode } from '../../src/diagnostics/exit-code.ts';
import { StudioError } from '../../src/diagnostics/studio-error.ts';
import { frameRate } from '../../src/film/time.ts';
import type { PlannedKeyframe, PlannedShot } from '../../src/plan/call-sheet.ts';
import type { ImageRequest } from '../../src/providers/image-provider.ts';
import type { KeyframeJob } from '../../src/shoot/keyframes/keyframe-job.ts';
import { shootFilm } from '../../src/shoot/shoot-film.ts';
import type { ShotJob } from '../../src/shoot/shots/shot-job.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger.ts';
import { compiledShot } from '../support/compiled-shot.ts';
import { keyframe, sharing } from '../support/shared-keyframe.ts';
import { testSet, type TestSet } from '../support/shoot-ports.ts';

const PICTURE = { width: 64, height: 36, rate: frameRate(24) };

const shotJob = (compiled: CompiledShot): ShotJob => ({
  compiled,
  planned: { cost: { usd: 0.4 }, segments: [{ usd: 0.4 }] } as unknown as PlannedShot,
  adapterVersion: 1,
  action: 'shoot',
  take: 1,
});

const toMake: KeyframeJob = {
  compiled: keyframe(),
  planned: { cost: { usd: 0.04 } } as PlannedKeyframe,
  adapterVersion: 1,
  action: 'make',
  number: 1,
  resubmit: false,
};

async function shoot(
  set: TestSet,
  { keyframes = [toMake], keepGoing = false, more = [] as readonly CompiledShot[] } = {},
) {
  return await shootFilm(set.ports, {
    film: 'film',
    picture: PICTURE,
    shots: [...sharing(), ...more].map(shotJob),
    keyframes,
    keepGoing,
    placesOf: () => 1,
  });
}

const happened = ({ events }: TestSet): readonly string[] =>
  events.map((event) => ('shot' in event ? `${event.kind} ${event.shot}` : event.kind));

const REFUSED = new StudioError('provider/refused', ExitCode.providerFailed, 'not such a picture');
const refusing = (): never => {
  throw REFUSED;
};

describe('a keyframe', () => {
  test('is made before the shots, and both are given the very same picture', async () => {
    const set = testSet();
    const { keyframes } = await shoot(set);
    expect(set.stills).toHaveLength(1);
    expect(happened(set).slice(0, 4)).toEqual([
      'shoot-started',
      'keyframe-started a',
      'keyframe-completed a',
      'take-started a',
    ]);
    const { picture } = [...keyframes.values()][0]!;
    expect(set.requests.map(({ firstFrame, lastFrame }) => [firstFrame, lastFrame])).toEqual([
      [undefined, { digest: picture }],
      [{ digest: picture }, undefined],
    ]);
    expect(set.takes).toMatchObject([{ endFrame: picture }, { firstFrame: picture }]);
  });

  test('is written down with what it was made of and cost', async () => {
    const set = testSet();
    await shoot(set);
    expect(set.keyframes).toMatchObject([
      {
        ends: 'a',
        number: 1,
        provider: 'mock',
        prompt: 'a still',
        made: 'still of "a still"',
        cost: { estimatedUsd: 0.04, actualUsd: 0.04 },
      },
    ]);
  });

  test('that is paid for is never submitted again, wherever the run was stopped', async () => {
    const entries: LedgerEntry[] = [];
    const first = testSet({ entries });
    await shoot(first);
    // Each line of the ledger may have been the last: what follows it is lost.
    for (let kept = 0; kept <= entries.length; kept += 1) {
      const again = testSet({ entries: entries.slice(0, kept) });
      const submitted = entries
        .slice(0, kept)
        .some((entry) => entry.kind === 'step' && /^keyframe.*#claim/.test(entry.name));
      await shoot(again).catch(() => {});
      expect(again.stills).toHaveLength(submitted ? 0 : 1);
    }
  });

  test('that was made already is used again', async () => {
    const [existing] = (await shoot(testSet())).keyframes.values();
    const set = testSet();
    const reuse: KeyframeJob = {
      compiled: keyframe(),
      planned: {} as PlannedKeyframe,
      adapterVersion: 1,
      action: 'reuse',
      existing: existing!,
    };
    await shoot(set, { keyframes: [reuse] });
    expect(set.stills).toEqual([]);
    expect(set.requests[1]!.firstFrame).toEqual({ digest: existing!.picture });
  });
});

describe('a keyframe that fails', () => {
  test('stops the run, and no clip is paid for', async () => {
    const set = testSet({ startStill: refusing });
    const { failures } = await shoot(set, { more: [compiledShot('c')] });
    expect(failures).toMatchObject([
      { shot: 'a', code: 'provider/refused', reason: 'its keyframe: not such a picture' },
    ]);
    expect(set.requests).toEqual([]);
    expect(happened(set)).toEqual([
      'shoot-started',
      'keyframe-started a',
      'keyframe-failed a',
      'shot-skipped a',
      'shot-skipped b',
      'shot-skipped c',
    ]);
  });

  test('costs only the shots that share it where the run is to go on', async () => {
    const set = testSet({ startStill: refusing });
    const { takes } = await shoot(set, { keepGoing: true, more: [compiledShot('c')] });
    expect([...takes.keys()]).toEqual(['c']);
    expect(happened(set).filter((event) => event.startsWith('shot-skipped'))).toEqual([
      'shot-skipped a',
      'shot-skipped b',
    ]);
  });

  test('is the run’s where the disk is full', async () => {
    const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    const failed = new StudioError('media/ffmpeg-failed', ExitCode.media, 'no', { cause: full });
    const set = testSet({
      startStill: () => {
        throw failed;
      },
    });
    await expect(shoot(set, { keepGoing: true })).rejects.toBe(failed);
  });
});

test('as many keyframes are made at once as their provider takes', async () => {
  let running = 0;
  let most = 0;
  const set = testSet({ places: 2 });
  const { imageProvider } = set.ports;
  const slow = {
    ...set.ports,
    imageProvider: async (name: string) => {
      const provider = await imageProvider(name);
      return {
        ...provider,
        start: async (request: ImageRequest, call: Parameters<typeof provider.start>[1]) => {
          running += 1;
          most = Math.max(most, running);
          await new Promise((resolve) => setTimeout(resolve, 5));
          running -= 1;
          return await provider.start(request, call);
        },
      };
    },
  };
  const keyframes = ['a', 'x', 'y', 'z'].map((ends): KeyframeJob => {
    return { ...toMake, compiled: { ...keyframe({ prompt: ends }), ends: compiledShot(ends).id } };
  });
  await shootFilm(slow, {
    film: 'film',
    picture: PICTURE,
    shots: [],
    keyframes,
    keepGoing: false,
    placesOf: () => 2,
  });
  expect(set.stills).toHaveLength(4);
  expect(most).toBe(2);
});
