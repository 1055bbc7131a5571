import { isSentOption } from '../../film/vocabulary.ts';
import type { AdapterEntry, KnownOptions, SettingNeed } from '../../providers/adapter-entry.ts';
import { settingKey, variablesOf } from '../setup/provider-environment.ts';
import { isSecret } from '../setup/secret-names.ts';

export type Made = 'clips' | 'stills' | 'voices';

const MADE: readonly Made[] = ['clips', 'stills', 'voices'];

/** An option that a provider does not know. */
export interface UnknownOption {
  readonly name: string;
  /** Those that it does. */
  readonly known: readonly string[];
  /** What else it is of the same provider, if anything. */
  readonly instead: Instead | undefined;
}

type Instead =
  /** An option of another half: of stills, say, where clips were meant. */
  | { readonly kind: 'option'; readonly of: Made }
  /** What the configuration says beside the options: by its key there, and its variable if it has one. */
  | { readonly kind: 'setting'; readonly key: string; readonly variable?: string }
  | { readonly kind: 'secret'; readonly variables: readonly string[] };

/** Which of these options a provider does not know; none where it takes options of any name. */
export async function unknownOf(
  names: readonly string[],
  entry: AdapterEntry,
  made: Made,
): Promise<readonly UnknownOption[]> {
  const known = await optionNamesOf(entry, made);
  if (known === undefined) return [];
  const unknown = names.filter((name) => isSentOption(name) && !known.includes(name));
  if (unknown.length === 0) return [];
  const halves = MADE.filter((half) => half !== made);
  const others = await Promise.all(
    halves.map(async (of) => ({ of, names: (await optionNamesOf(entry, of)) ?? [] })),
  );
  return unknown.map((name) => {
    const other = others.find((half) => half.names.includes(name));
    return {
      name,
      known: makes(entry, made) ? [...known, 'model'] : [],
      instead: other === undefined ? insteadOf(name, entry) : { kind: 'option', of: other.of },
    };
  });
}

/** Undefined where it takes options of any name. */
async function optionNamesOf(
  entry: AdapterEntry,
  made: Made,
): Promise<readonly string[] | undefined> {
  const half = halfOf(entry, made);
  return half === undefined ? [] : await half.optionNames?.();
}

export function makes(entry: AdapterEntry, made: Made): boolean {
  return halfOf(entry, made) !== undefined;
}

function halfOf(entry: AdapterEntry, made: Made): KnownOptions | undefined {
  switch (made) {
    case 'clips':
      return entry.kind === 'video' ? entry : undefined;
    case 'stills':
      return entry.images;
    case 'voices':
      return entry.voices;
  }
}

/** What a configuration says of a provider that is neither a setting of its own nor an option. */
const BESIDE: readonly string[] = ['concurrency', 'module', 'prices'];

function insteadOf(name: string, entry: AdapterEntry): Instead | undefined {
  if (BESIDE.includes(name)) return { kind: 'setting', key: name };
  const setting = settingMeant(name, entry.settings);
  if (setting !== undefined) {
    return { kind: 'setting', key: settingKey(setting.name), variable: setting.variable };
  }
  if (!isSecret(name, entry) || entry.secrets.length === 0) return undefined;
  return { kind: 'secret', variables: entry.secrets.map((each) => each.name) };
}

/** What people call the address of a service, whatever its provider calls it. */
const ADDRESS = /^(?:api)?(?:baseurl|endpoint|host|url)$/;

/** By its own name, by its variables, or by how one of these ends: `region`, GOOGLE_CLOUD_REGION. */
function settingMeant(name: string, settings: readonly SettingNeed[]): SettingNeed | undefined {
  const said = folded(name);
  const named = settings.find((setting) =>
    [setting.name, ...variablesOf(setting)].some((each) => folded(each) === said),
  );
  if (named !== undefined) return named;
  const address = settings.find((setting) => setting.name === 'baseUrl');
  if (ADDRESS.test(said) && address !== undefined) return address;
  const ending = `_${name.toUpperCase()}`;
  const [only, ...more] = settings.filter((setting) =>
    variablesOf(setting).some((variable) => variable.endsWith(ending)),
  );
  return more.length === 0 ? only : undefined;
}

function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}
