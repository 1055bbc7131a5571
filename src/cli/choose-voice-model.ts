import type { Adjustment } from '../film/adjustment.ts';
import type { Film } from '../film/film.ts';
import type { JsonObject } from '../film/json.ts';
import type { AdapterEntry, Preset, VoiceHalf } from '../providers/adapter-entry.ts';
import type { VoiceModel } from '../providers/voice-model.ts';
import { cliError } from './cli-error.ts';
import { voiceModelsOf } from './priced-models.ts';
import type { RunProviders } from './run-providers.ts';
import { sentOptions } from './sent-options.ts';

export interface ChosenVoiceModel {
  readonly model: VoiceModel;
  /** The preset's under the film's own, as the provider is sent them. */
  readonly options: JsonObject;
  readonly adjustments: readonly Adjustment[];
}

/**
 * The model that the film asks for in the options of its voices, else the one that its quality means,
 * else the provider's first. Undefined where the provider has none, as it is set up.
 */
export async function chooseVoiceModel(
  entry: AdapterEntry & { readonly voices: VoiceHalf },
  { voices, quality }: Pick<Film, 'voices' | 'quality'>,
  providers: RunProviders,
): Promise<ChosenVoiceModel | undefined> {
  const { name, voices: half } = entry;
  const said = (voices === 'none' ? undefined : voices?.options[name]) ?? {};
  const { model: named, like } = said;
  const own = sentOptions(said);
  const models = await voiceModelsOf(entry, said, providers);
  const find = (id: string | undefined) => models.find((each) => each.id === id);
  if (typeof named !== 'string') {
    const preset = half.presets?.[quality];
    const model = preset === undefined ? models[0] : find(preset.model);
    return model && { model, options: { ...preset?.options, ...own }, adjustments: [] };
  }
  const short = shortName(half, named);
  const known = find(short?.model ?? named);
  if (known !== undefined) {
    return { model: known, options: { ...short?.options, ...own }, adjustments: [] };
  }
  const twin = find(typeof like === 'string' ? like : half.otherModelsLike);
  if (twin !== undefined && half.otherModelsLike !== undefined) {
    const { price: _price, revision: _revision, ...alike } = twin;
    const why = `${named} is not in the table of models: it is taken to do what ${twin.id} does, at an unknown price.`;
    const guess: Adjustment = {
      kind: 'approximated',
      field: 'voices.options',
      asked: named,
      given: `as ${twin.id}`,
      why,
    };
    return { model: { ...alike, id: named }, options: own, adjustments: [guess] };
  }
  throw cliError(
    'provider/not-available',
    `the film wants its lines spoken by the model ${named} of ${name}, which is not known`,
    `Write one of ${models.map(({ id }) => id).join(', ')}.`,
  );
}

function shortName({ shortNames = {} }: VoiceHalf, name: string): Preset | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}
