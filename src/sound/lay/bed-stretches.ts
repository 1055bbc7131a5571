import type { ShotId } from '../../film/ids.ts';
import type { SoundCue } from '../../film/sound.ts';
import type { Frames } from '../../film/time.ts';
import type { SoundingShot } from './sound-edges.ts';

export type BedBus = 'music' | 'ambience';

/** Where one bed, music or ambience, lies: under all shots of a scene, or under one of its own. */
export interface BedStretch {
  readonly cue: SoundCue;
  readonly owner: 'scene' | 'shot';
  /** The shot that it begins with. */
  readonly shot: ShotId;
  readonly from: Frames;
  readonly to: Frames;
  /** The frame with which the source begins: before `from` where the same bed went on meanwhile. */
  readonly begins: Frames;
  /** Whether the stretch before leads into it, without silence in between. */
  readonly follows: boolean;
  /** Frames in which the picture comes from black at its beginning, and goes to it at its end. */
  readonly dark: { readonly in: Frames; readonly out: Frames };
}

/**
 * The beds of a film, in order. A shot's own bed takes the place of its scene's, which runs on unheard
 * and is heard again after it. The same file in the next scene, or of its own in the next shot, goes
 * on without starting again.
 */
export function bedStretches(shots: readonly SoundingShot[], bus: BedBus): readonly BedStretch[] {
  const stretches: BedStretch[] = [];
  let sceneBegins = 0;
  for (const [index, each] of shots.entries()) {
    const before = shots[index - 1];
    const last = stretches.at(-1);
    const follows = last !== undefined && before !== undefined && last.to === before.heard.to;
    const ofScene = each.scene.sound[bus];
    if (before?.scene !== each.scene && before?.scene.sound[bus]?.file !== ofScene?.file) {
      sceneBegins = each.heard.from;
    }
    const own = each.shot.sound[bus];
    const cue = own ?? ofScene;
    if (cue === undefined) continue;
    const isSameFile = follows && last.cue.file === cue.file;
    const ownBegins = isSameFile ? last.begins : each.heard.from;
    const begins = own === undefined ? sceneBegins : ownBegins;
    const { from, to } = each.heard;
    if (isSameFile && last.begins === begins && sameLevel(last.cue, cue)) {
      stretches[stretches.length - 1] = {
        ...last,
        cue: goingOn(last.cue, cue),
        to,
        dark: { in: last.dark.in, out: each.dark.out },
      };
      continue;
    }
    const owner = own === undefined ? 'scene' : 'shot';
    stretches.push({ cue, owner, shot: each.shot.id, from, to, begins, follows, dark: each.dark });
  }
  return stretches;
}

function sameLevel(left: SoundCue, right: SoundCue): boolean {
  return left.gainDb === right.gainDb && left.loop === right.loop;
}

/** Comes in as the first says, and goes out as the last does. */
function goingOn(first: SoundCue, last: SoundCue): SoundCue {
  const { file, gainDb, loop } = first;
  return {
    file,
    gainDb,
    loop,
    ...(first.fadeIn !== undefined && { fadeIn: first.fadeIn }),
    ...(last.fadeOut !== undefined && { fadeOut: last.fadeOut }),
  };
}
