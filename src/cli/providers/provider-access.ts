import {
  type AdapterEntry,
  type ImageHalf,
  lifecycleAt,
  type VoiceHalf,
} from '../../providers/adapter-entry.ts';
import type { Lifecycle } from '../../providers/capabilities.ts';
import type { ProviderAccess, ProviderClock } from '../../providers/provider-call.ts';
import type { Http } from '../../providers/http/http.ts';
import type { Environment } from '../../secrets/environment.ts';
import type { Redactor } from '../../secrets/redactor.ts';
import { secretsIn } from '../../secrets/secrets-in-url.ts';
import { type Product, productsOf } from './products.ts';
import type { RunProviders } from './run-providers.ts';
import type { ProviderEnvironment } from '../setup/provider-environment.ts';

/** What one adapter gets of the outside: nothing that its entry does not declare. */
export function accessOf(
  entry: AdapterEntry,
  outside: {
    readonly environment: Environment;
    readonly http: Http;
    readonly clock: ProviderClock;
    readonly redactor: Redactor;
    readonly log: (line: string) => void;
  },
): ProviderAccess {
  const { environment, http, clock, redactor, log } = outside;
  return {
    http,
    clock,
    secret(name) {
      const need = entry.secrets.find((each) => each.name === name);
      if (need === undefined) throw undeclared(entry, 'secret', name);
      // A key that was pasted or read from a file often ends with a line break.
      const value = environment.get(name)?.trim();
      if (value !== undefined) redactor.add(value);
      return value;
    },
    conceal(value) {
      for (const secret of secretsIn(value)) redactor.add(secret);
    },
    setting(name) {
      if (!entry.settings.some((each) => each.name === name)) {
        throw undeclared(entry, 'setting', name);
      }
      return settingOf(entry, name, environment);
    },
    redact: (text) => redactor.redact(text),
    log: (line) => log(redactor.redact(line)),
  };
}

/** As it is set, else as the entry says; undefined where neither. */
export function settingOf(
  { settings }: AdapterEntry,
  name: string,
  environment: Environment,
): string | undefined {
  const need = settings.find((each) => each.name === name);
  return need && (environment.get(need.variable) ?? need.fallback);
}

/** Addresses that the user configured for an adapter: only their hosts may be private. */
export function configuredUrls(entry: AdapterEntry, environment: Environment): readonly URL[] {
  return entry.settings.flatMap(({ name }) => {
    const value = settingOf(entry, name, environment);
    return value !== undefined && /^https?:/i.test(value) && URL.canParse(value)
      ? [new URL(value)]
      : [];
  });
}

/** Jobs that it runs at once for the user's account. */
export function concurrencyOf(
  { name, concurrency }: AdapterEntry,
  { config }: Pick<RunProviders, 'config'>,
): number {
  return config.providers.get(name)?.concurrency?.value ?? concurrency;
}

/** How the service stands where it would be asked. */
export function lifecycleOf(entry: AdapterEntry, environment: Environment): Lifecycle {
  return lifecycleAt(entry.lifecycle, settingOf(entry, 'baseUrl', environment));
}

/** How its stills stand there; undefined where it makes none. */
export function imageLifecycleOf(
  entry: AdapterEntry,
  environment: Environment,
): Lifecycle | undefined {
  return halfLifecycleOf(entry, entry.images, environment);
}

/** How its voices stand there; undefined where it has none. */
export function voiceLifecycleOf(
  entry: AdapterEntry,
  environment: Environment,
): Lifecycle | undefined {
  return halfLifecycleOf(entry, entry.voices, environment);
}

function halfLifecycleOf(
  entry: AdapterEntry,
  half: ImageHalf | VoiceHalf | undefined,
  environment: Environment,
): Lifecycle | undefined {
  if (half === undefined) return undefined;
  const service = half.lifecycle ?? entry.lifecycle;
  return lifecycleAt(service, settingOf(entry, 'baseUrl', environment));
}

/** The variables of what an adapter can't do without and that are not set. */
export function missingNeeds(
  entry: AdapterEntry,
  environment: ProviderEnvironment,
  product: Product = productsOf(entry)[0]!,
): readonly string[] {
  const isSpared = ({ unless = [], stillsUnless = [] }: AnyNeed): boolean =>
    [...unless, ...(product === 'stills' ? stillsUnless : [])].some((name) =>
      environment.has(name),
    );
  const isMissing = (need: AnyNeed, name: string): boolean =>
    need.required && !environment.has(name) && !isSpared(need);
  return [
    ...entry.settings
      .filter((need) => isMissing(need, need.variable))
      .map(({ variable }) => variable),
    ...entry.secrets.filter((need) => isMissing(need, need.name)).map(({ name }) => name),
  ];
}

type AnyNeed = AdapterEntry['secrets'][number] | AdapterEntry['settings'][number];

function undeclared({ name: adapter }: AdapterEntry, kind: string, name: string): Error {
  return new Error(
    `the adapter ${adapter} asks for the ${kind} ${name}, which it does not declare`,
  );
}
