import type { EffectCue } from '../../film/sound.ts';
import { sampleAt } from '../../film/time.ts';
import type { FrameRate, Frames } from '../../film/time.ts';
import type { Loop, SoundPiece } from '../sound-plan.ts';
import { EDGE, EFFECT_END, MUSIC_JOINT, ONSET } from './fade-lengths.ts';
import type { GivenSounds } from './given-sounds.ts';
import { authorsFade, fade, framesToHold, samplesOf } from './lengths.ts';
import { fitPiece, loopOf } from './pieces.ts';
import type { SoundingShot } from './sound-edges.ts';
import type { SoundNote } from './sound-note.ts';

export interface Laid {
  readonly pieces: readonly SoundPiece[];
  readonly notes: readonly SoundNote[];
}

/**
 * Each effect from its time in the shot on; it rings out beyond the cut. One that loops lasts as long
 * as its shot, or a round. Only the film's end ends one early, with a fade.
 */
export function layEffects(
  shots: readonly SoundingShot[],
  rate: FrameRate,
  film: Frames,
  sounds: GivenSounds,
): Laid {
  const pieces: SoundPiece[] = [];
  const notes: SoundNote[] = [];
  const end = sampleAt(film, rate);
  for (const { shot, seen, dark } of shots) {
    for (const cue of shot.sound.effects) {
      const { file } = cue;
      const sound = sounds.fileOf(file);
      if (sound === undefined || sound.samples === 0) {
        notes.push({ kind: 'no_sound', file, bus: 'effect', shot: shot.id });
        continue;
      }
      const at = sampleAt(seen.from, rate) + samplesOf(cue.at, rate);
      const loop = cue.loop ? loopOf(sound.samples, MUSIC_JOINT) : undefined;
      const rest = sampleAt(seen.to, rate) - at;
      const wanted = loop === undefined ? sound.samples : Math.max(sound.samples, rest);
      const samples = Math.min(wanted, end - at);
      if (samples < wanted) {
        const missing = framesToHold(wanted - Math.max(0, samples), rate);
        notes.push({ kind: 'effect_cut', file, shot: shot.id, missing });
      }
      if (samples <= 0) continue;
      const cut = samples < wanted || loop !== undefined;
      const last = Math.max(EFFECT_END, seen.to === film ? sampleAt(dark.out, rate) : 0);
      pieces.push(
        effect(cue, rate, {
          source: sound.source,
          at,
          samples,
          gainDb: sound.gainDb ?? 0,
          loop,
          ending: cut ? last : EDGE,
        }),
      );
    }
  }
  return { pieces, notes };
}

interface Placed {
  readonly source: string;
  readonly at: number;
  readonly samples: number;
  readonly gainDb: number;
  readonly loop: Loop | undefined;
  readonly ending: number;
}

function effect(cue: EffectCue, rate: FrameRate, placed: Placed): SoundPiece {
  const { source, at, samples, loop, ending } = placed;
  return fitPiece({
    source,
    bus: 'effect',
    at,
    from: 0,
    samples,
    gainDb: cue.gainDb + placed.gainDb,
    fadeIn: authorsFade(cue.fadeIn, rate, fade(ONSET)),
    fadeOut: authorsFade(cue.fadeOut, rate, fade(ending)),
    ...(loop !== undefined && { loop }),
  });
}
