import { ProviderError } from './provider-error.ts';
import { speaksLanguage } from './speaks-language.ts';
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
  if (voice === undefined && !voices.others) {
    return `${id} has no voice ${name}; it has ${voices.known.map((each) => each.name).join(', ')}`;
  }
  if (text.trim() === '') return 'there is nothing to say';
  if (isTooLong(capabilities.longest, text)) {
    const { max, unit } = capabilities.longest!;
    return `${id} says no more than ${max} ${unit} at once`;
  }
  if (!speaksLanguage(capabilities.languages, language)) return `${id} does not speak ${language}`;
  const rates = within(capabilities.rate, rate, 1, voice?.lacks?.includes('rate'));
  if (rates !== undefined) return `the rate ${rate} is ${rates} of ${voice?.name ?? id}`;
  const pitches = within(capabilities.pitch, pitch, 0, voice?.lacks?.includes('pitch'));
  if (pitches !== undefined) return `the pitch ${pitch} is ${pitches} of ${voice?.name ?? id}`;
  const lacks = [
    tone !== undefined && !capabilities.tone && 'tone',
    style !== undefined && !hasStyle(capabilities.style, style) && `style ${style}`,
    ipa.length > 0 && !capabilities.ipa && 'pronunciations',
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

function within(
  range: Range | 'none',
  value: number,
  ordinary: number,
  lacks: boolean | undefined,
): string | undefined {
  if (value === ordinary) return undefined;
  if (range === 'none' || lacks) return 'none';
  // Not a number is within nothing.
  return value >= range.min && value <= range.max
    ? undefined
    : `not within ${range.min} to ${range.max}`;
}

function hasStyle(styles: VoiceModel['capabilities']['style'], style: string): boolean {
  return styles === 'any' || (styles !== 'none' && styles.includes(style));
}
