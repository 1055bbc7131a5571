import type { Adjustment } from '../../film/adjustment.ts';
import type { Film } from '../../film/film.ts';
import { hasVoice } from '../../film/has-voice.ts';
import type { JsonObject } from '../../film/json.ts';
import type {
  AdapterEntry,
  ImageHalf,
  ModelNames,
  Preset,
  VoiceHalf,
} from '../../providers/adapter-entry.ts';
import type { ImageModel } from '../../providers/image-model.ts';
import type { VoiceModel } from '../../providers/voice-model.ts';
import { cliError } from '../cli-error.ts';
import {
  imageModelsOf,
  pricedImageModel,
  pricedVoiceModel,
  voiceModelsOf,
} from '../providers/priced-models.ts';
import type { RunProviders } from '../providers/run-providers.ts';
import { sentOptions } from './sent-options.ts';

export interface ChosenMadeModel<Model> {
  readonly model: Model;
  /** The preset's under the film's own, as the provider is sent them. */
  readonly options: JsonObject;
  readonly adjustments: readonly Adjustment[];
}

/** Who makes the stills of a film, of the models that its provider has for them. */
export async function chooseImageModel(
  entry: AdapterEntry & { readonly images: ImageHalf },
  { stills, quality }: Pick<Film, 'stills' | 'quality'>,
  providers: RunProviders,
): Promise<ChosenMadeModel<ImageModel> | undefined> {
  const said = stills?.options[entry.name] ?? {};
  return chooseFrom<ImageModel>({
    provider: entry.name,
    names: entry.images,
    models: await imageModelsOf(entry, said, providers),
    priced: pricedImageModel(entry.name, providers),
    said,
    quality,
    field: 'stills.options',
    wish: 'its stills made by',
  });
}

/**
 * Who speaks the lines of a film, of the models that its provider has for them.
 *
 * @param voice that is named: where the film names no model, it says which one.
 */
export async function chooseVoiceModel(
  entry: AdapterEntry & { readonly voices: VoiceHalf },
  { voices, quality }: Pick<Film, 'voices' | 'quality'>,
  providers: RunProviders,
  voice?: string,
): Promise<ChosenMadeModel<VoiceModel> | undefined> {
  const said = (voices === 'none' ? undefined : voices?.options[entry.name]) ?? {};
  return chooseFrom<VoiceModel>({
    provider: entry.name,
    names: entry.voices,
    models: await voiceModelsOf(entry, said, providers),
    priced: pricedVoiceModel(entry.name, providers),
    said,
    quality,
    field: 'voices.options',
    wish: 'its lines spoken by',
    ...(voice !== undefined && { isMeant: (model) => hasVoice(model.voices, voice) }),
  });
}

interface Choice<Model> extends Pick<Film, 'quality'> {
  readonly provider: string;
  readonly names: ModelNames;
  readonly models: readonly Model[];
  readonly priced: (model: Model) => Model;
  /** The film's options for that provider. */
  readonly said: JsonObject;
  readonly field: string;
  /** What the film wants of a model, in words. */
  readonly wish: string;
  /** Whether something else that the film says can be meant of a model. */
  readonly isMeant?: (model: Model) => boolean;
}

/**
 * The model that the film asks for in its options, else the one that its quality means, else the
 * provider's first. Undefined where the provider has none, as it is set up.
 */
function chooseFrom<Model extends ImageModel | VoiceModel>({
  provider,
  names,
  models,
  priced,
  said,
  quality,
  field,
  wish,
  isMeant = () => true,
}: Choice<Model>): ChosenMadeModel<Model> | undefined {
  const { model: named, like } = said;
  const own = sentOptions(said);
  const find = (id: string | undefined) => models.find((each) => each.id === id);
  if (typeof named !== 'string') {
    const preset = names.presets?.[quality];
    const usual = preset === undefined ? models[0] : find(preset.model);
    const meant = usual && !isMeant(usual) ? models.find(isMeant) : undefined;
    if (meant !== undefined) return { model: meant, options: own, adjustments: [] };
    return usual && { model: usual, options: { ...preset?.options, ...own }, adjustments: [] };
  }
  const short = shortName(names, named);
  const known = find(short?.model ?? named);
  if (known !== undefined) {
    return { model: known, options: { ...short?.options, ...own }, adjustments: [] };
  }
  const twin = find(typeof like === 'string' ? like : names.otherModelsLike);
  if (twin !== undefined && names.otherModelsLike !== undefined) {
    const { price: _price, revision: _revision, ...alike } = twin;
    const model = priced({ ...alike, id: named } as Model);
    const at = model.price === undefined ? 'an unknown price' : 'the price that is configured';
    const why = `${named} is not in the table of models: it is taken to do what ${twin.id} does, at ${at}.`;
    const given = `as ${twin.id}`;
    const guess = { kind: 'approximated', field, asked: named, given, why } as const;
    return { model, options: own, adjustments: [guess] };
  }
  throw cliError(
    'provider/not-available',
    `the film wants ${wish} the model ${named} of ${provider}, which is not known`,
    `Write one of ${models.map(({ id }) => id).join(', ')}.`,
  );
}

function shortName({ shortNames = {} }: ModelNames, name: string): Preset | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}
