import { sampleAt } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { LaidNative } from './lay-native.ts';
import { framesWithin } from './lengths.ts';
import type { SoundingShot } from './sound-edges.ts';
import type { SplitNote } from './sound-note.ts';

/**
 * Split edits that could not be followed: music and ambience can always start early and go on, what
 * was made together with the pictures only as far as its source has sound for it.
 *
 * @param short those that there is no room for as they are asked for: of each, one is told.
 */
export function unmetSplits(
  shots: readonly SoundingShot[],
  native: readonly LaidNative[],
  rate: FrameRate,
  short: readonly SplitNote[] = [],
): readonly SplitNote[] {
  const unmet = unmetIn(shots, native, rate);
  const same = (one: SplitNote, notes: readonly SplitNote[]): SplitNote | undefined =>
    notes.find(({ cut, shot }) => cut === one.cut && shot === one.shot);
  return [
    ...short.filter((note) => same(note, unmet) === undefined),
    ...unmet.map((note) => ({ ...note, asked: same(note, short)?.asked ?? note.asked })),
  ];
}

function unmetIn(
  shots: readonly SoundingShot[],
  native: readonly LaidNative[],
  rate: FrameRate,
): readonly SplitNote[] {
  const heard = new Map(native.map((each) => [each.shot, each]));
  return shots.flatMap((each, index): readonly SplitNote[] => {
    const before = shots[index - 1];
    if (before === undefined) return [];
    const changes = changesBed(before, each, 'music') || changesBed(before, each, 'ambience');
    const note = (cut: 'j' | 'l', asked: Frames, samples: number | undefined): SplitNote[] => {
      const end = cut === 'j' ? each.seen.from : before.seen.to + asked;
      const wanted = sampleAt(end, rate) - sampleAt(end - asked, rate);
      if (asked === 0 || samples === wanted) return [];
      if (samples === undefined && changes) return [];
      const given = samples === undefined ? 0 : framesWithin(samples, rate);
      const why = samples === undefined ? 'no_sound' : 'no_source';
      return [{ kind: 'split_short', cut, shot: each.shot.id, asked, given, why }];
    };
    return [
      ...note('j', each.early, heard.get(each.shot.id)?.early),
      ...note('l', each.late, heard.get(before.shot.id)?.late),
    ];
  });
}

function changesBed(before: SoundingShot, each: SoundingShot, bus: 'music' | 'ambience'): boolean {
  const [left, right] = [before, each].map(
    ({ shot, scene }) => shot.sound[bus] ?? scene.sound[bus],
  );
  return left?.file !== right?.file || left?.gainDb !== right?.gainDb;
}
