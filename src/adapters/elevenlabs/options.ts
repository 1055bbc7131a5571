import type { Json, JsonObject } from '../../film/json.ts';
import { refuseUnknownOptions } from '../../providers/refuse-unknown-options.ts';
import { invalid, NAME } from './invalid.ts';

const SETTINGS = ['stability', 'similarity_boost', 'style', 'use_speaker_boost'] as const;

/** What a film may say beside its lines. */
export const OPTION_NAMES = [...SETTINGS, 'apply_text_normalization', 'output_format'];

/** The service's enumeration, without what is no file, such as μ-law, and without Opus. */
const FORMATS =
  /^(?:(?:pcm|wav)_(?:8000|16000|22050|24000|32000|44100|48000)|mp3_(?:22050_32|24000_48|44100_(?:32|64|96|128|192)))$/;

/**
 * Without loss, and for every plan: 44.1 kHz is for some alone. It comes without a header.
 */
const USUAL_FORMAT = 'pcm_24000';

const NORMALIZATIONS: readonly Json[] = ['auto', 'on', 'off'];

/** What a film's options mean for one model. @throws ProviderError `provider/invalid-request` */
export function readOptions(
  model: string,
  options: JsonObject,
): { readonly format: string; readonly settings: JsonObject; readonly normalization: JsonObject } {
  refuseUnknownOptions(NAME, options, OPTION_NAMES);
  const { output_format: format = USUAL_FORMAT, apply_text_normalization: normalization } = options;
  if (typeof format !== 'string' || !FORMATS.test(format)) {
    throw invalid('takes for output_format one such as pcm_44100, wav_44100 or mp3_44100_192');
  }
  if (normalization !== undefined && !NORMALIZATIONS.includes(normalization)) {
    throw invalid('takes for apply_text_normalization auto, on or off');
  }
  return {
    format,
    settings: settingsOf(model, options),
    normalization: normalization === undefined ? {} : { apply_text_normalization: normalization },
  };
}

function settingsOf(model: string, options: JsonObject): JsonObject {
  const settings: Record<string, Json> = {};
  for (const name of SETTINGS) {
    const value = options[name];
    if (value === undefined) continue;
    if (name === 'use_speaker_boost') {
      if (typeof value !== 'boolean') throw invalid(`takes for ${name} true or false`);
    } else if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
      throw invalid(`takes for ${name} a number from 0 to 1`);
    }
    settings[name] = value;
  }
  if (model !== 'eleven_v3') return settings;
  const { stability, ...others } = settings;
  const other = Object.keys(others)[0];
  if (other !== undefined) throw invalid(`eleven_v3 knows no ${other}, but stability alone`);
  if (stability !== undefined && ![0, 0.5, 1].includes(Number(stability))) {
    throw invalid('eleven_v3 takes for stability 0 (creative), 0.5 (natural) or 1 (robust)');
  }
  return settings;
}
