import { ProviderError } from './provider-error.ts';
import { hasVoice } from '../film/has-voice.ts';
import { speaksLanguage } from '../film/speaks-language.ts';
import { takesIpa } from '../film/takes-ipa.ts';
import type { Range, VoiceModel } from './voice-model.ts';
import type { VoiceRequest } from './voice-provider.ts';

/**
 * The last guard before a line is paid for: nothing that the model can't do is dropped in silence.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function refuseBeyond(
  provider: string,
  model: Pick<VoiceModel, 'id' | 'voices' | 'capabilities'>,
  request: VoiceRequest,
): void {
  const problem = problemWith(model, request);
  if (problem === undefined) return;
  throw new ProviderError('provider/invalid-request', `${provider}: ${problem}`, {
    retryable: false,
    submitted: 'no',
    hint: `\`ministudio providers show ${provider}\` tells what its models can do.`,
  });
}

function problemWith(
  { id, voices, capabilities }: Pick<VoiceModel, 'id' | 'voices' | 'capabilities'>,
  request: VoiceRequest,
): string | undefined {
  const { voice: name, text, language, rate, pitch, tone, style, ipa, words, seed } = request;
  const voice = voices.known.find((each) => each.name === name);
  if (!hasVoice(voices, name)) {
    return `${id} has no voice ${name}; it has ${voices.known.map((each) => each.name).join(', ')}`;
  }
  if (text.trim() === '') return 'there is nothing to say';
  if (isTooLong(capabilities.longest, text)) {
    const { max, unit } = capabilities.longest!;
    return `${id} says no more than ${max} ${unit} at once`;
  }
  if (!speaksLanguage(capabilities.languages, language)) return `${id} does not speak ${language}`;
  const changes = { rate: { value: rate, ordinary: 1 }, pitch: { value: pitch, ordinary: 0 } };
  for (const change of ['rate', 'pitch'] as const) {
    const { value, ordinary } = changes[change];
    const range = voice?.lacks?.includes(change) ? 'none' : capabilities[change];
    if (value === ordinary || isWithin(range, value)) continue;
    if (range === 'none') return `${name} takes no ${change}`;
    return `${name} takes a ${change} from ${range.min} to ${range.max}, and not ${value}`;
  }
  const lacks = [
    tone !== undefined && !capabilities.tone && 'tone',
    style !== undefined && !hasStyle(capabilities.style, style) && `style ${style}`,
    ipa.length > 0 && !takesIpa(capabilities.ipa, language) && 'pronunciations',
    words && !capabilities.words && 'times of words',
    seed !== undefined && !capabilities.seed && 'seed',
  ].filter((each) => each !== false);
  return lacks.length === 0 ? undefined : `${id} has no ${lacks.join(', ')}`;
}

function isTooLong(longest: VoiceModel['capabilities']['longest'], text: string): boolean {
  if (longest === undefined) return false;
  const length = longest.unit === 'bytes' ? Buffer.byteLength(text) : Array.from(text).length;
  return length > longest.max;
}

/** Not a number is within nothing. */
function isWithin(range: Range | 'none', value: number): boolean {
  return range !== 'none' && value >= range.min && value <= range.max;
}

function hasStyle(styles: VoiceModel['capabilities']['style'], style: string): boolean {
  return styles === 'any' || (styles !== 'none' && styles.includes(style));
}
