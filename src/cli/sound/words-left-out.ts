import type { ShotId } from '../../film/ids.ts';
import { SAMPLE_RATE } from '../../film/time.ts';
import { playPcm } from '../../media/sound/pcm-file.ts';
import { openSpeechDetector, type SpeechDetector } from '../../models/speech-detector.ts';
import { SPEECH_PACKAGES } from '../../models/speech-packages.ts';
import type { ClipSound } from '../../sound/lay/given-sounds.ts';
import { measureTone } from '../../sound/measure/clip-tone.ts';
import type { Span } from '../../sound/measure/speech.ts';

/** Opens a detector; undefined where none is installed. */
export type OpenDetector = () => Promise<SpeechDetector | undefined>;

export interface WordlessClips {
  readonly clips: readonly ClipSound[];
  /** What was left out, a sentence for each shot. */
  readonly notes: readonly string[];
}

/**
 * The clips of shots whose sound is wanted without what is said in it. Where speech can’t be told from
 * other sounds, such a shot is not heard at all: words that nobody wrote would be worse.
 *
 * @param clips of shots, in order; those with sound.
 * @param decoded gives the file of a sound's samples.
 */
export async function leaveWordsOut(
  clips: readonly ClipSound[],
  decoded: (source: string) => Promise<string>,
  open: OpenDetector = openSpeechDetector,
): Promise<WordlessClips> {
  const shots = [...new Set(clips.map(({ shot }) => shot))];
  if (shots.length === 0) return { clips, notes: [] };
  const detector = await open();
  if (detector === undefined) return { clips: [], notes: shots.map(unheard) };
  try {
    const known = new Map<string, Pick<Wordless, 'without' | 'tone'>>();
    for (const { source, samples } of clips) {
      if (samples === 0 || known.has(source)) continue;
      const path = await decoded(source);
      const without = await detector.listen(playPcm(path));
      const tone = without.length > 0 && (await measureTone(() => playPcm(path), samples));
      known.set(source, { without, ...(tone && { tone }) });
    }
    const wordless = clips.map((clip): Wordless => ({
      ...clip,
      ...(known.get(clip.source) ?? { without: [] }),
    }));
    return { clips: wordless, notes: shots.flatMap((shot) => leftOut(shot, wordless)) };
  } finally {
    await detector.close();
  }
}

type Wordless = ClipSound & { readonly without: readonly Span[] };

function unheard(shot: ShotId): string {
  return `the sound of the clip of shot ${shot} is left out: it is wanted wordless, and speech can’t be told from other sounds (npm install ${SPEECH_PACKAGES})`;
}

function leftOut(shot: ShotId, clips: readonly Wordless[]): readonly string[] {
  const spoken = clips
    .filter((clip) => clip.shot === shot)
    .flatMap(({ without }) => without.map(({ from, to }) => to - from));
  const seconds = spoken.reduce((sum, each) => sum + each, 0) / SAMPLE_RATE;
  return seconds === 0
    ? []
    : [
        `what is said in the clip of shot ${shot} is left out of its sound (${seconds.toFixed(1)} s)`,
      ];
}
