import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { SAMPLE_RATE } from '../film/time.ts';
import { SPEECH_RATE, toSpeechRate } from '../sound/measure/to-speech-rate.ts';
import { type Span, spansOfSpeech } from '../sound/measure/speech.ts';
import type { SoundBlocks } from '../sound/stereo.ts';
import { importRuntime, type OnnxRuntime, type OnnxSession } from './onnx-runtime.ts';
import { DETECTOR_PACKAGE } from './speech-packages.ts';

/** Tells speech from other sounds. */
export interface SpeechDetector {
  /** Where somebody speaks, to 32 ms; a voice as loud as the music under it is heard. */
  listen(sound: SoundBlocks): Promise<readonly Span[]>;
  close(): Promise<void>;
}

const WEIGHTS = 'weights/silero_vad_16k_op15.onnx';

/** What the model is given at once: so many samples, and the last so many of those before. */
const WINDOW = 512;
const BEFORE = 64;

/** What it remembers from window to window. */
const STATE: readonly number[] = [2, 1, 128];

/** A window in samples of a film's sound. */
const FILM_WINDOW = (WINDOW * SAMPLE_RATE) / SPEECH_RATE;

/** Undefined where the model or the runtime is not installed. */
export async function openSpeechDetector(): Promise<SpeechDetector | undefined> {
  const opened = await open().catch(() => undefined);
  if (opened === undefined) return undefined;
  const { runtime, session } = opened;
  return {
    async listen(sound) {
      const ask = asker(runtime, session);
      const likely: number[] = [];
      for await (const window of windows(toSpeechRate(sound))) likely.push(await ask(window));
      return spansOfSpeech(Float32Array.from(likely), FILM_WINDOW);
    },
    close: () => session.release(),
  };
}

async function open(): Promise<{ runtime: OnnxRuntime; session: OnnxSession }> {
  const weights = join(dirname(createRequire(import.meta.url).resolve(DETECTOR_PACKAGE)), WEIGHTS);
  const runtime = await importRuntime();
  // 3 is "error": its warnings would be written between our lines. One thread: windows are small.
  const settings = { logSeverityLevel: 3, intraOpNumThreads: 1, interOpNumThreads: 1 };
  return { runtime, session: await runtime.InferenceSession.create(weights, settings) };
}

/** Asks the model window by window how likely it is that somebody speaks. */
function asker(
  { Tensor }: OnnxRuntime,
  session: OnnxSession,
): (window: Float32Array) => Promise<number> {
  const rate = new Tensor('int64', BigInt64Array.from([BigInt(SPEECH_RATE)]), []);
  const size = STATE.reduce((product, length) => product * length, 1);
  let state = new Tensor('float32', new Float32Array(size), STATE);
  let before = new Float32Array(BEFORE);
  return async (window) => {
    const input = new Float32Array(BEFORE + WINDOW);
    input.set(before);
    input.set(window, BEFORE);
    before = input.slice(WINDOW);
    const given = new Tensor('float32', input, [1, BEFORE + WINDOW]);
    const said = await session.run({ input: given, state, sr: rate });
    state = said['stateN']!;
    return Number(said['output']!.data[0]);
  };
}

/** Whole windows; what is left at the end, less than 32 ms, is filled up with silence. */
async function* windows(sound: SoundBlocks): SoundBlocks {
  let window = new Float32Array(WINDOW);
  let filled = 0;
  for await (const block of sound) {
    for (let from = 0; from < block.length;) {
      const part = block.subarray(from, from + WINDOW - filled);
      window.set(part, filled);
      filled += part.length;
      from += part.length;
      if (filled < WINDOW) continue;
      yield window;
      window = new Float32Array(WINDOW);
      filled = 0;
    }
  }
  if (filled > 0) yield window;
}
