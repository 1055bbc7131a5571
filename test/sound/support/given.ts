import { layTimeline } from '../../../src/compile/timeline/timeline.ts';
import type { Film } from '../../../src/film/film.ts';
import { shotId } from '../../../src/film/ids.ts';
import type { SoundCue } from '../../../src/film/sound.ts';
import type { Timeline } from '../../../src/film/timeline.ts';
import type { ClipSound, GivenSounds } from '../../../src/sound/lay/given-sounds.ts';
import { laySound } from '../../../src/sound/lay/lay-sound.ts';
import type { SoundNote } from '../../../src/sound/lay/sound-note.ts';
import type { Bus, SoundPiece, SoundPlan } from '../../../src/sound/sound-plan.ts';

export interface Given {
  /** Samples of each file that the film names. */
  readonly files?: Readonly<Record<string, number>>;
  /** Samples of each line's voice, by `shot:line`. */
  readonly voices?: Readonly<Record<string, number>>;
  readonly clips?: readonly (Omit<ClipSound, 'shot' | 'source'> & { readonly shot: string })[];
}

export function soundsOf({ files = {}, voices = {}, clips = [] }: Given): GivenSounds {
  return {
    voiceOf: (shot, line) => given(`${shot}:${line}`, voices[`${shot}:${line}`]),
    fileOf: (file) => given(file, files[file]),
    clips: clips.map((clip) => ({ ...clip, shot: shotId(clip.shot), source: `clip ${clip.shot}` })),
  };
}

function given(
  source: string,
  samples: number | undefined,
): { source: string; samples: number } | undefined {
  return samples === undefined ? undefined : { source, samples };
}

export function cue(file: string, rest: Partial<SoundCue> = {}): SoundCue {
  return { file, gainDb: 0, loop: false, ...rest };
}

/** The sound of a film whose lines all fit. */
export function laid(
  film: Film,
  sounds: Given,
  timeline: Timeline = layTimeline(film),
): { readonly plan: SoundPlan; readonly notes: readonly SoundNote[] } {
  const result = laySound(film, timeline, soundsOf(sounds));
  if (result.kind !== 'laid') throw new Error(`${result.missing} frames are missing`);
  return result;
}

/** Pieces of a bus in a line each: source, where in the film, where in the source, fades. */
export function lines(plan: SoundPlan, bus: Bus): readonly string[] {
  return plan.pieces.filter((piece) => piece.bus === bus).map(lineOf);
}

function lineOf({ source, at, samples, from, gainDb, fadeIn, fadeOut, loop }: SoundPiece): string {
  const fade = (name: string, { samples: length, shape }: typeof fadeIn): string =>
    ` ${name} ${length}${shape === 'equal_power' ? ' equal' : ''}`;
  return [
    `${source} ${at}..${at + samples} from ${from}`,
    fade('in', fadeIn),
    fade('out', fadeOut),
    gainDb === 0 ? '' : ` ${gainDb} dB`,
    loop === undefined ? '' : ` loop ${loop.samples}-${loop.joint}`,
  ].join('');
}
