import type { Adjustment } from '../../film/adjustment.ts';
import type { Voice } from '../../film/character.ts';
import type { Range, VoiceModel } from '../../providers/voice-model.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import type { SpokenText } from './spoken-text.ts';
import type { VoiceMaker } from './voice-route.ts';

/** How somebody is to speak one line. */
export interface Manner {
  readonly voice: Voice;
  /** The field that says the voice: `characters.orb.voice` or `narrator`. */
  readonly voiceField: string;
  /** Of the line. */
  readonly tone: string | undefined;
  readonly toneField: string;
  readonly language: string;
  readonly seed: number;
}

/** The request of one line, with a typed adjustment for whatever the voice can't do. */
export function voiceRequest(
  { provider, model, options }: VoiceMaker,
  name: string,
  spoken: SpokenText,
  manner: Manner,
): { readonly request: VoiceRequest; readonly adjustments: readonly Adjustment[] } {
  const { capabilities } = model;
  const rate = within('rate', manner, model, name);
  const pitch = within('pitch', manner, model, name);
  const tone = toneOf(manner, model);
  const style = styleOf(manner, provider, model);
  const request: VoiceRequest = {
    model: model.id,
    ...(model.revision !== undefined && { revision: model.revision }),
    voice: name,
    text: spoken.text,
    language: manner.language,
    rate: rate.value,
    pitch: pitch.value,
    ...(tone.value !== undefined && { tone: tone.value }),
    ...(style.value !== undefined && { style: style.value }),
    ipa: spoken.ipa,
    words: capabilities.words,
    ...(capabilities.seed && { seed: manner.seed }),
    options,
  };
  const told = [rate, pitch, tone, style].flatMap(({ adjustment }) => adjustment ?? []);
  return { request, adjustments: [...told, ...unreadWords(spoken, model)] };
}

/** One wish, and what the voice makes of it. */
interface Taken<Value> {
  readonly value: Value;
  readonly adjustment?: Adjustment;
}

/** What a voice does where nothing else is asked of it; pitch in semitones. */
const ORDINARY = { rate: 1, pitch: 0 } as const;

type Measure = keyof typeof ORDINARY;

/** What a voice of a model makes of the rate or the pitch that is asked of it. */
export function measureTaken(
  what: Measure,
  { [what]: asked = ORDINARY[what] }: Voice,
  model: VoiceModel,
  name: string | undefined,
): number {
  const range = rangeOf(what, model, name);
  return asked === ORDINARY[what] || range === 'none' ? ORDINARY[what] : clamped(asked, range);
}

function rangeOf(
  what: Measure,
  { voices, capabilities }: VoiceModel,
  name: string | undefined,
): Range | 'none' {
  const known = voices.known.find((each) => each.name === name);
  return known?.lacks?.includes(what) ? 'none' : capabilities[what];
}

function within(
  what: Measure,
  { voice, voiceField }: Manner,
  model: VoiceModel,
  name: string,
): Taken<number> {
  const asked = voice[what] ?? ORDINARY[what];
  const given = measureTaken(what, voice, model, name);
  if (given === asked) return { value: asked };
  const range = rangeOf(what, model, name);
  const can =
    range === 'none' ? `takes no ${what}` : `takes a ${what} from ${range.min} to ${range.max}`;
  const isKnown = model.voices.known.some((each) => each.name === name);
  const why = `${isKnown ? name : model.id} ${can}.`;
  const kind = range === 'none' ? 'dropped' : 'approximated';
  return {
    value: given,
    adjustment: { kind, field: `${voiceField}.${what}`, asked, given, why },
  };
}

function clamped(value: number, { min, max }: Range): number {
  return Math.min(max, Math.max(min, value));
}

/** How the line is said goes before how the voice usually sounds. */
function toneOf(
  { voice, voiceField, tone, toneField }: Manner,
  { id, capabilities }: VoiceModel,
): Taken<string | undefined> {
  const ways = [tone, voice.tone].filter((way) => way !== undefined);
  if (ways.length === 0) return { value: undefined };
  if (capabilities.tone) return { value: ways.join('; ') };
  const why = `${id} is not told how to say a line.`;
  const field = tone === undefined ? `${voiceField}.tone` : toneField;
  return {
    value: undefined,
    adjustment: { kind: 'dropped', field, asked: ways.join('; '), given: null, why },
  };
}

function styleOf(
  { voice: { style }, voiceField }: Manner,
  provider: string,
  { id, capabilities }: VoiceModel,
): Taken<string | undefined> {
  if (style === undefined) return { value: undefined };
  const { style: known } = capabilities;
  if (known === 'any' || (known !== 'none' && known.includes(style))) return { value: style };
  const has = known === 'none' ? 'has no styles' : `has the styles ${known.join(', ')}`;
  const why = `${id} of ${provider} ${has}.`;
  return {
    value: undefined,
    adjustment: { kind: 'dropped', field: `${voiceField}.style`, asked: style, given: null, why },
  };
}

function unreadWords({ unread }: SpokenText, { id }: VoiceModel): readonly Adjustment[] {
  return unread.map((word) => ({
    kind: 'dropped',
    field: `pronounce.${word}`,
    asked: word,
    given: null,
    why: `${id} takes no phonemes; a word spelled as it sounds is read by every voice.`,
  }));
}
