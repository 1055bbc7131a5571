import { join } from 'node:path';
import type { Film } from '../../film/film.ts';
import type { Timeline } from '../../film/timeline.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { ffmpegBuild } from '../../media/ffmpeg/ffmpeg-version.ts';
import { mediaError } from '../../media/media-error.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { encodeSound } from '../../media/sound/encode-sound.ts';
import { openPcmReader } from '../../media/sound/pcm-reader.ts';
import { playPcm, writePcm } from '../../media/sound/pcm-file.ts';
import { laySound } from '../../sound/lay/lay-sound.ts';
import { soundNoteText } from '../../sound/lay/sound-note-text.ts';
import { type Loudness, measureLoudness } from '../../sound/loudness/measure-loudness.ts';
import { correctTarget, targetBeforeEncoding } from '../../sound/master/encoded-target.ts';
import { HIGHEST_TRUE_PEAK, type LoudnessTarget } from '../../sound/master/loudness-targets.ts';
import { master } from '../../sound/master/master.ts';
import { type MasterOutcome, settleMaster } from '../../sound/master/settle-master.ts';
import { mix } from '../../sound/mix/mix.ts';
import type { SoundPlan } from '../../sound/sound-plan.ts';
import type { KeptParts } from '../../store/takes/kept-parts.ts';
import { version } from '../version.ts';
import type { GatheredSounds } from './gather-sounds.ts';
import type { KeptFacts } from './kept-facts.ts';
import { missedText } from './missed-text.ts';

/** The sound of a film, ready to be joined to its pictures. */
export interface MixedSound {
  /** AAC in an mp4, as long as the film to the sample. */
  readonly file: string;
  readonly loudness: Loudness;
}

export interface MixedFilm {
  /** Absent where nothing is to be heard. */
  readonly mixed?: MixedSound;
  /** In what its sound differs from what is asked for, a sentence each. */
  readonly notes: readonly string[];
}

export interface MixRequest {
  readonly film: Film;
  readonly timeline: Timeline;
  readonly gathered: GatheredSounds;
  readonly ffmpeg: Ffmpeg;
  /** A folder for what is made on the way; it exists, and the caller removes it. */
  readonly scratch: string;
  /** What was mixed for earlier cuts of the film; absent: it is mixed. */
  readonly kept?: { readonly files: KeptParts; readonly facts: KeptFacts };
  readonly signal: AbortSignal;
}

/** What comes of mixing, mastering and encoding, beside the file. */
interface MixOutcome {
  readonly loudness: Loudness;
  readonly outcome: Pick<MasterOutcome, 'kind'> & { readonly why?: 'too_quiet' | 'too_peaky' };
}

/** A lossy encoder is met at the second time; more often would be for nothing. */
const MOST_ENCODINGS = 4;

/**
 * Lays all that is heard on the timeline, mixes it once, brings it to its loudness and encodes it;
 * what comes out is measured, and encoded again where the encoder has moved it.
 */
export async function mixFilm(request: MixRequest): Promise<MixedFilm> {
  const { film, timeline, gathered } = request;
  const { rate } = timeline;
  const laid = laySound(film, timeline, gathered.sounds);
  if (laid.kind === 'too_short') {
    const lines = laid.lines.map(({ shot }) => shot).join(', ');
    const message = `The film is ${laid.missing} frames too short for what is said in ${lines}.`;
    throw mediaError('media/wrong-length', message);
  }
  const notes = [...gathered.notes, ...laid.notes.map((note) => soundNoteText(note, rate))];
  if (laid.plan.pieces.length === 0) return { notes };
  const wanted = { loudness: film.format.loudness, truePeak: HIGHEST_TRUE_PEAK };
  const { file, loudness, outcome } = await mixedAs(laid.plan, wanted, request);
  return {
    mixed: { file, loudness },
    notes: [...notes, ...missedText(outcome, loudness.integrated, wanted.loudness)],
  };
}

/** Mixes what is planned, or takes what came of the same plan before: its sources are named by their bytes. */
async function mixedAs(
  plan: SoundPlan,
  wanted: LoudnessTarget,
  request: MixRequest,
): Promise<MixOutcome & { readonly file: string }> {
  const { gathered, ffmpeg, scratch, kept, signal } = request;
  const recipe = JSON.stringify(['mix', version, await ffmpegBuild(ffmpeg), plan, wanted]);
  const before = await kept?.facts.recall<MixOutcome>(`facts of ${recipe}`);
  const sound = before && (await kept?.files.find(recipe));
  if (before !== undefined && sound !== undefined) return { file: sound, ...before.facts };
  await gathered.decodeRest();
  const mixed = join(scratch, 'mix.f32');
  await writeMix(mixed, plan, gathered);
  signal.throwIfAborted();
  const { file, loudness, outcome } = await masterAndEncode(mixed, wanted, request);
  await kept?.facts.remember(`facts of ${recipe}`, { loudness, outcome });
  return { file: (await kept?.files.keep(recipe, file)) ?? file, loudness, outcome };
}

async function writeMix(path: string, plan: SoundPlan, gathered: GatheredSounds): Promise<void> {
  const reader = openPcmReader(gathered.pathOf);
  try {
    await writePcm(path, mix(plan, reader));
  } finally {
    await reader.close();
  }
}

async function masterAndEncode(
  mixed: string,
  wanted: LoudnessTarget,
  { ffmpeg, scratch, signal }: MixRequest,
): Promise<{ file: string; loudness: Loudness; outcome: MasterOutcome }> {
  const [raw, file, heard] = ['master.f32', 'sound.m4a', 'heard.f32'].map((name) =>
    join(scratch, name),
  ) as [string, string, string];
  let aimed = targetBeforeEncoding(wanted);
  for (let round = 1; ; round++) {
    const outcome = await settleMaster(() => playPcm(mixed), aimed);
    await writePcm(raw, master(playPcm(mixed), outcome.setting));
    await encodeSound(ffmpeg, { source: raw, out: file, signal });
    await decodeSound(ffmpeg, { source: file, out: heard, zero: 'sound', signal });
    const loudness = await measureLoudness(playPcm(heard));
    const corrected = correctTarget(wanted, aimed, loudness) ?? aimed;
    // What could not be brought to its loudness once can't be by asking for more.
    const next =
      outcome.kind === 'reached' ? corrected : { ...corrected, loudness: aimed.loudness };
    const isDone = next.loudness === aimed.loudness && next.truePeak === aimed.truePeak;
    if (isDone || round === MOST_ENCODINGS) return { file, loudness, outcome };
    aimed = next;
  }
}
