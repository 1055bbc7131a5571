import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import { inParallel } from '../../media/ffmpeg/in-parallel.ts';
import { decodeSound } from '../../media/sound/decode-sound.ts';
import { playPcm } from '../../media/sound/pcm-file.ts';
import type { CompiledLine } from '../../compile/voices/compile-lines.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { GivenSound } from '../../sound/lay/given-sounds.ts';
import { measureLoudness } from '../../sound/loudness/measure-loudness.ts';
import { levelVoices, MOST_CHANGE, type UnlikeVoice } from '../../sound/mix/level-voices.ts';
import type { ContentStore } from '../../store/takes/vault.ts';
import { DECODED_AT_ONCE, type SoundDecoder } from './sound-decoder.ts';

export interface VoicesRequest {
  readonly lines: readonly CompiledLine[];
  /** What was spoken, by the key of the line. */
  readonly spoken: ReadonlyMap<string, VoiceRecord>;
  readonly store: Pick<ContentStore, 'pathOf'>;
  readonly ffmpeg: Ffmpeg;
  readonly decoder: SoundDecoder;
  readonly signal: AbortSignal;
}

export interface GatheredVoices {
  /** By the key of the line. */
  readonly voices: ReadonlyMap<string, GivenSound>;
  /** Lines that nobody says, and voices at another level than the others, a sentence each. */
  readonly notes: readonly string[];
}

/** Decodes the lines that were spoken, each sound once, and brings the voices to one level. */
export async function gatherVoices(request: VoicesRequest): Promise<GatheredVoices> {
  const { lines, spoken } = request;
  const records = new Map([...spoken.values()].map((record) => [record.sound, record]));
  const decoded = await inParallel([...records.values()], DECODED_AT_ONCE, async (record) => {
    const source = `voice:${record.sound}`;
    const { samples, loudness } = await request.decoder.describe(source, async (out) =>
      decodeVoice(record.sound, out, request),
    );
    const voice = `${record.provider} ${record.model} ${record.voice}`;
    // Another ffmpeg may decode a little more of the padding of an encoder than was planned with.
    return { source, samples: Math.min(samples, record.samples), record, voice, loudness };
  });
  const { gains, unlike } = levelVoices(decoded);
  const sounds = new Map(
    decoded.map(({ record, source, samples, voice }) => [
      record.sound,
      { source, samples, gainDb: gains.get(voice) ?? 0 },
    ]),
  );
  const voices = new Map(
    [...spoken].map(([line, { sound }]): [string, GivenSound] => [line, sounds.get(sound)!]),
  );
  const names = new Map(
    decoded.map(({ voice, record }) => [voice, `${record.voice} of ${record.provider}`]),
  );
  return {
    voices,
    notes: [
      ...lines.filter((line) => !spoken.has(lineKey(line))).map(unheard),
      ...unlike.map((each) => unlikeText(each, names.get(each.voice)!)),
    ],
  };
}

async function decodeVoice(
  digest: string,
  out: string,
  { store, ffmpeg, signal }: VoicesRequest,
): Promise<{ readonly samples: number; readonly loudness: number }> {
  const source = store.pathOf(digest, 'sound');
  const { samples } = await decodeSound(ffmpeg, { source, out, zero: 'sound', signal });
  const { integrated } = await measureLoudness(playPcm(out));
  return { samples, loudness: integrated };
}

function unheard({ shot, line, spoken, adjustments }: CompiledLine): string {
  const why =
    spoken === undefined ? adjustments.map((each) => each.why).join(' ') : 'It was not spoken yet.';
  return `nothing is heard of line ${line + 1} of shot ${shot}: ${why}`;
}

function unlikeText(unlike: UnlikeVoice, name: string): string {
  if (unlike.kind === 'unmeasured') {
    return `the voice ${name} is left as loud as it was spoken: none of its lines is long and loud enough to be measured`;
  }
  const off = `${Math.abs(unlike.offDb).toFixed(1)} dB ${unlike.offDb < 0 ? 'quieter' : 'louder'}`;
  return `the voice ${name} stays ${off} than voices are in a film: a change of more than ${MOST_CHANGE} dB would be for a recording that failed, or a whisper that is meant`;
}
