import type { Film, Scene } from '../../film/film.ts';
import type { Shot } from '../../film/shot.ts';
import { toFrames } from '../../film/time.ts';
import type { Duration, FrameRate, Frames } from '../../film/time.ts';
import type { Timeline, TimelineShot } from '../../film/timeline.ts';
import type { SplitNote } from './sound-note.ts';

/** A shot, and from when to when its sound is heard. */
export interface SoundingShot {
  readonly scene: Scene;
  readonly shot: Shot;
  readonly laid: TimelineShot;
  /** Frames of the film between which its pictures are seen, dissolves included. */
  readonly seen: { readonly from: Frames; readonly to: Frames };
  /** The same for its music and ambience: a J-cut or L-cut moves them. */
  readonly heard: { readonly from: Frames; readonly to: Frames };
  /** The J-cut and L-cut at its beginning, as far as there is room. */
  readonly early: Frames;
  readonly late: Frames;
  /** Frames in which its picture comes from black, and goes to it. */
  readonly dark: { readonly in: Frames; readonly out: Frames };
  /** Frames that it shares with the shot before. */
  readonly overlap: Frames;
}

export interface SoundEdges {
  readonly shots: readonly SoundingShot[];
  readonly notes: readonly SplitNote[];
}

interface Split {
  readonly early: Frames;
  readonly late: Frames;
}

/**
 * Where the sound of each shot begins and ends. A J-cut moves the cut of the sound before that of the
 * picture, an L-cut behind it; with both, the two shots are heard together in between.
 */
export function soundEdges(film: Film, timeline: Timeline): SoundEdges {
  const { rate } = timeline;
  const written = film.scenes.flatMap((scene) => scene.shots.map((shot) => ({ scene, shot })));
  const splits = splitsOf(
    written.map(({ shot }) => shot),
    timeline,
    rate,
  );
  const shots = written.map(({ scene, shot }, index): SoundingShot => {
    const laid = timeline.shots[index]!;
    const { early, late } = splits.splits[index]!;
    const next = splits.splits[index + 1] ?? { early: 0, late: 0 };
    const seen = { from: laid.startFrame, to: laid.startFrame + laid.frames };
    return {
      scene,
      shot,
      laid,
      seen,
      heard: { from: seen.from + shiftOfStart({ early, late }), to: seen.to + shiftOfEnd(next) },
      early,
      late,
      dark: { in: darkIn(timeline, index), out: darkOut(timeline, index) },
      overlap: index === 0 ? 0 : overlapOf(laid),
    };
  });
  return { shots, notes: splits.notes };
}

function shiftOfStart({ early, late }: Split): Frames {
  return early > 0 ? -early : late;
}

function shiftOfEnd({ early, late }: Split): Frames {
  return late > 0 ? late : -early;
}

/**
 * A split edit reaches no further than over one shot, and leaves to it what came before. An L-cut ends
 * where the next dissolve begins: else the sound of the shot would begin after that of the next.
 */
function splitsOf(
  shots: readonly Shot[],
  timeline: Timeline,
  rate: FrameRate,
): { readonly splits: readonly Split[]; readonly notes: readonly SplitNote[] } {
  const splits: Split[] = [];
  const notes: SplitNote[] = [];
  for (const [index, shot] of shots.entries()) {
    const laid = timeline.shots[index]!;
    const before = timeline.shots[index - 1];
    const room = {
      j: before === undefined ? 0 : laid.startFrame - before.startFrame - splits[index - 1]!.late,
      l:
        before === undefined
          ? 0
          : laid.frames - overlapOf(laid) - overlapOf(timeline.shots[index + 1]),
    };
    const fit = (cut: 'j' | 'l', said: Duration | undefined): Frames => {
      const asked = said === undefined ? 0 : toFrames(said, rate);
      const given = Math.min(asked, Math.max(0, room[cut]));
      if (given < asked) {
        const why = before === undefined ? 'no_shot' : 'no_room';
        notes.push({ kind: 'split_short', cut, shot: shot.id, asked, given, why });
      }
      return given;
    };
    splits.push({ early: fit('j', shot.transition.jCut), late: fit('l', shot.transition.lCut) });
  }
  return { splits, notes };
}

function overlapOf(shot: TimelineShot | undefined): Frames {
  const type = shot?.transition.type;
  return shot !== undefined && (type === 'dissolve' || type === 'wipe')
    ? shot.transition.frames
    : 0;
}

/** `fade_black` spends half on either side; at the film's ends a dissolve is one from or to black. */
function darkIn(timeline: Timeline, index: number): Frames {
  const { type, frames } = timeline.shots[index]!.transition;
  if (type === 'fade_in') return frames;
  if (type === 'fade_black') return Math.ceil(frames / 2);
  return index === 0 && (type === 'dissolve' || type === 'wipe') ? frames : 0;
}

function darkOut(timeline: Timeline, index: number): Frames {
  const next = timeline.shots[index + 1];
  if (next === undefined) return timeline.ending.frames;
  if (next.transition.type === 'fade_out') return next.transition.frames;
  return next.transition.type === 'fade_black' ? Math.floor(next.transition.frames / 2) : 0;
}
