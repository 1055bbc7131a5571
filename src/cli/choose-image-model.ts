import type { Adjustment } from '../film/adjustment.ts';
import type { Film } from '../film/film.ts';
import type { JsonObject } from '../film/json.ts';
import type { AdapterEntry, ImageHalf, Preset } from '../providers/adapter-entry.ts';
import type { ImageModel } from '../providers/image-model.ts';
import { cliError } from './cli-error.ts';
import { imageModelsOf, pricedImageModel } from './priced-models.ts';
import type { RunProviders } from './run-providers.ts';
import { sentOptions } from './sent-options.ts';

export interface ChosenImageModel {
  readonly model: ImageModel;
  /** The preset's under the film's own, as the provider is sent them. */
  readonly options: JsonObject;
  readonly adjustments: readonly Adjustment[];
}

/**
 * The model that the film asks for in the options of its stills, else the one that its quality means,
 * else the provider's first. Undefined where the provider has none, as it is set up.
 */
export async function chooseImageModel(
  entry: AdapterEntry & { readonly images: ImageHalf },
  { stills, quality }: Pick<Film, 'stills' | 'quality'>,
  providers: RunProviders,
): Promise<ChosenImageModel | undefined> {
  const { name, images } = entry;
  const said = stills?.options[name] ?? {};
  const { model: named, like } = said;
  const own = sentOptions(said);
  const models = await imageModelsOf(entry, said, providers);
  const find = (id: string | undefined) => models.find((each) => each.id === id);
  if (typeof named !== 'string') {
    const preset = images.presets?.[quality];
    const model = preset === undefined ? models[0] : find(preset.model);
    return model && { model, options: { ...preset?.options, ...own }, adjustments: [] };
  }
  const short = shortName(images, named);
  const known = find(short?.model ?? named);
  if (known !== undefined) {
    return { model: known, options: { ...short?.options, ...own }, adjustments: [] };
  }
  const twin = find(typeof like === 'string' ? like : images.otherModelsLike);
  if (twin !== undefined && images.otherModelsLike !== undefined) {
    const { price: _price, revision: _revision, ...alike } = twin;
    const model = pricedImageModel(name, providers)({ ...alike, id: named });
    const at = model.price === undefined ? 'an unknown price' : 'the price that is configured';
    const why = `${named} is not in the table of models: it is taken to do what ${twin.id} does, at ${at}.`;
    const given = `as ${twin.id}`;
    const guess = {
      kind: 'approximated',
      field: 'stills.options',
      asked: named,
      given,
      why,
    } as const;
    return { model, options: own, adjustments: [guess] };
  }
  throw cliError(
    'provider/not-available',
    `the film wants its stills made by the model ${named} of ${name}, which is not known`,
    `Write one of ${models.map(({ id }) => id).join(', ')}.`,
  );
}

function shortName({ shortNames = {} }: ImageHalf, name: string): Preset | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}
