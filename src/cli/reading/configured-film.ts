import type { Config, ProviderConfig } from '../../config/config.ts';
import type { Said } from '../../config/origin.ts';
import type { Film } from '../../film/film.ts';
import type { Json, JsonObject } from '../../film/json.ts';
import type { Shot } from '../../film/shot.ts';
import { AUTO } from '../../film/vocabulary.ts';

/**
 * A film whose shots and stills have the options of the configuration under their own, for the
 * providers that they may go to.
 */
export function configuredFilm(film: Film, { providers }: Config): Film {
  const clips = optionsOf(providers, ({ model, options }) => ({ model, options }));
  const stills = optionsOf(providers, ({ images }) => images);
  if (clips.size === 0 && stills.size === 0) return film;
  const configuredShot = (shot: Shot): Shot => ({
    ...shot,
    providerOptions: under(shot.providerOptions, clips, shot.providers.use),
  });
  return {
    ...film,
    ...(film.stills && {
      stills: { ...film.stills, options: under(film.stills.options, stills, film.stills.use) },
    }),
    scenes: film.scenes.map((scene) => ({ ...scene, shots: scene.shots.map(configuredShot) })),
  };
}

interface SaidOptions {
  readonly model?: Said<string> | undefined;
  readonly options: ReadonlyMap<string, Said<Json>>;
}

function optionsOf(
  providers: Config['providers'],
  read: (provider: ProviderConfig) => SaidOptions,
): ReadonlyMap<string, JsonObject> {
  const options = new Map<string, JsonObject>();
  for (const [name, provider] of providers) {
    const { model, options: said } = read(provider);
    const own = Object.fromEntries([...said].map(([key, { value }]) => [key, value]));
    if (model !== undefined) own['model'] = model.value;
    if (Object.keys(own).length > 0) options.set(name, own);
  }
  return options;
}

function under(
  own: Readonly<Record<string, JsonObject>>,
  configured: ReadonlyMap<string, JsonObject>,
  use: readonly string[],
): Readonly<Record<string, JsonObject>> {
  const merged = { ...own };
  for (const [name, options] of configured) {
    if (use.includes(name) || use.includes(AUTO)) merged[name] = { ...options, ...own[name] };
  }
  return merged;
}
