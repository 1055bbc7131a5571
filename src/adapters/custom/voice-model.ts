import type { JsonObject } from '../../film/json.ts';
import { AnswerReader, isAnswerError } from '../../providers/http/answer-reader.ts';
import type { Range, VoiceCapabilities, VoiceModel } from '../../providers/voice-model.ts';
import { SOUNDS } from './making.ts';
import { slotsOf, wrong } from './service.ts';
import { readVoiceService } from './voice-service.ts';

/**
 * What the described service can do: what its templates have slots for, within what is said in `can`.
 * Without a price: nobody here knows it.
 *
 * @throws ProviderError `provider/invalid-request`
 */
export function voiceModelsOf(options: JsonObject = {}): readonly VoiceModel[] {
  const { model, submit } = readVoiceService(options);
  const slots = slotsOf(submit);
  const can = new AnswerReader(options['can'] ?? {}, 'can');
  try {
    return [
      {
        id: model,
        voices: voicesOf(can, slots),
        capabilities: capabilitiesOf(can, slots),
        lifecycle: { state: 'live' },
      },
    ];
  } catch (error) {
    if (isAnswerError(error)) throw wrong(error.message, SOUNDS);
    throw error;
  }
}

/** One that can't be told who speaks has one voice. */
function voicesOf(can: AnswerReader, slots: readonly string[]): VoiceModel['voices'] {
  const names = can.at('voices').optional(textsOf);
  const isTold = slots.includes('voice');
  if (names === undefined && isTold) return { known: [], others: true };
  const known = (isTold ? names! : ['default']).map((name) => ({ name, language: 'any' }));
  return { known, others: false };
}

function capabilitiesOf(can: AnswerReader, slots: readonly string[]): VoiceCapabilities {
  const has = (slot: string): boolean => slots.includes(slot);
  const rangeOf = (slot: 'rate' | 'pitch'): Range | 'none' => {
    if (!has(slot)) return 'none';
    const range = can.at(slot);
    if (!range.isThere)
      throw wrong(`\`can.${slot}\` is needed for <${slot}>: its min and max`, SOUNDS);
    return { min: range.at('min').number(), max: range.at('max').number() };
  };
  const repeats = can.at('repeats').optional((each) => each.boolean()) === true;
  const characters = can.at('characters').optional((each) => each.number());
  return {
    rate: rangeOf('rate'),
    pitch: rangeOf('pitch'),
    tone: has('tone'),
    style: has('style') ? (can.at('styles').optional(textsOf) ?? 'any') : 'none',
    ipa: has('pronunciations'),
    words: false,
    seed: has('seed'),
    ...(repeats && { repeats }),
    ...(characters !== undefined && { longest: { unit: 'characters', max: characters } }),
    languages: can.at('languages').optional(textsOf) ?? 'any',
  };
}

function textsOf(reader: AnswerReader): readonly string[] {
  return reader.items().map((each) => each.text());
}
