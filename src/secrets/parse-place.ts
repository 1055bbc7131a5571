import type { AzurePlace, GcpPlace, SecretPlace } from './secret-place.ts';

/** Where a name is looked for: the place of each name, by the name. */
export type SecretSource = (name: string) => SecretPlace;

/** What was written, or why it is nothing that can be asked. The text itself is never in the reason. */
export type Parsed<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly problem: string; readonly hint: string };

/** Where Docker, Kubernetes and Podman mount secrets. */
const MOUNTED = '/run/secrets/';

/**
 * Reads where one secret is: `gcp://my-project/hf-token`, `aws://ministudio/prod#kling`,
 * `azure://my-vault/hf-token`, `doppler://HF_TOKEN`, `file:///run/secrets/hf_token`, or a whole source
 * such as `env`, in which it goes by its own name.
 *
 * @param folder that paths start from which begin with a dot.
 */
export function parsePlace(written: string, name: string, folder: string): Parsed<SecretPlace> {
  const parts = split(written);
  const place = parts && placeOf(parts, folder);
  if (place !== undefined) return { ok: true, result: place };
  const whole = parseSource(written, folder);
  return whole.ok ? { ok: true, result: whole.result(name) } : whole;
}

/**
 * Reads a source of many secrets, each by its own name: `env`, `dotenv`, `doppler`, `files`, or the
 * address of a project, a vault, a config or one JSON document.
 */
export function parseSource(written: string, folder: string): Parsed<SecretSource> {
  const source = SOURCES.get(written) ?? sourceOf(split(written), folder);
  return source === undefined ? NO_PLACE : { ok: true, result: source };
}

const NO_PLACE = {
  ok: false,
  problem: 'this is no place of secrets',
  hint: 'Write `env`, `dotenv`, `doppler`, `files`, `gcp://PROJECT/NAME`, `aws://NAME#KEY`, `azure://VAULT/NAME`, `doppler://NAME` or `file:///PATH`; the secret itself belongs there, and not here (.env.example shows where).',
} as const;

const SOURCES: ReadonlyMap<string, SecretSource> = new Map<string, SecretSource>([
  ['env', (name) => ({ kind: 'env', name })],
  ['dotenv', (name) => ({ kind: 'dotenv', name })],
  ['doppler', (name) => ({ kind: 'doppler', name })],
  ['files', (name) => ({ kind: 'file', path: MOUNTED + name.toLowerCase() })],
  ['aws', (name) => ({ kind: 'aws', secret: name })],
]);

interface Parts {
  readonly scheme: string;
  /** Between slashes; a path as it is. */
  readonly segments: readonly string[];
  readonly path: string;
  readonly query: URLSearchParams;
  readonly key: string | undefined;
}

function split(written: string): Parts | undefined {
  const [, scheme, path, query = '', key] =
    /^([a-z]+):\/\/([^?#\s]*)(?:\?([^#\s]*))?(?:#(\S+))?$/.exec(written) ?? [];
  if (scheme === undefined || path === undefined || path === '') return undefined;
  const segments = path.split('/');
  return { scheme, segments, path, query: new URLSearchParams(query), key };
}

function placeOf({ scheme, segments, path, query, key }: Parts, folder: string) {
  const isWhole = segments.every((segment) => segment !== '');
  const [first = '', second, third, ...more] = segments;
  const asked = [...query.keys()];
  switch (scheme) {
    case 'env':
    case 'dotenv': {
      const isName = segments.length === 1 && key === undefined && asked.length === 0;
      return isName ? ({ kind: scheme, name: first } as const) : undefined;
    }
    case 'file':
      return key === undefined && asked.length === 0 && !path.endsWith('/')
        ? filePlace(path, folder)
        : undefined;
    case 'doppler': {
      if (!isWhole || key !== undefined || asked.length > 0) return undefined;
      if (segments.length === 1) return { kind: 'doppler', name: first } as const;
      return second !== undefined && third !== undefined && more.length === 0
        ? ({ kind: 'doppler', project: first, config: second, name: third } as const)
        : undefined;
    }
    case 'gcp': {
      const isKnown = asked.every((name) => name === 'location');
      if (!isWhole || !isKnown || second === undefined || more.length > 0) return undefined;
      return gcpPlace(first, second, third ?? 'latest', query.get('location'), key);
    }
    case 'aws':
      return isWhole && asked.every((name) => name === 'region')
        ? awsPlace(path, query.get('region'), key)
        : undefined;
    case 'azure': {
      const isPlain = isWhole && asked.length === 0 && key === undefined && more.length === 0;
      return isPlain && second !== undefined ? azurePlace(first, second, third) : undefined;
    }
    default:
      return undefined;
  }
}

function sourceOf(parts: Parts | undefined, folder: string): SecretSource | undefined {
  if (parts === undefined || parts.key !== undefined) return undefined;
  const { scheme, segments, path, query } = parts;
  const [first = '', second = ''] = segments;
  const asked = [...query.keys()];
  if (scheme === 'file' && path.endsWith('/') && asked.length === 0) {
    return (name) => filePlace(path + name.toLowerCase(), folder);
  }
  if (segments.includes('')) return undefined;
  if (scheme === 'aws' && asked.every((name) => name === 'region')) {
    // One JSON document with a field for each name.
    return (name) => awsPlace(path, query.get('region'), name);
  }
  if (scheme === 'gcp' && segments.length === 1 && asked.every((name) => name === 'location')) {
    return (name) => gcpPlace(first, name, 'latest', query.get('location'), undefined);
  }
  if (asked.length > 0) return undefined;
  if (scheme === 'azure' && segments.length === 1) {
    return (name) => azurePlace(first, name.replaceAll('_', '-'), undefined);
  }
  if (scheme === 'doppler' && segments.length === 2) {
    return (name) => ({ kind: 'doppler', project: first, config: second, name });
  }
  return undefined;
}

function filePlace(path: string, folder: string): SecretPlace {
  if (path.startsWith('.')) return { kind: 'file', path: `${folder}/${path}` };
  // file:///C:/secrets/hf_token
  return { kind: 'file', path: /^\/[A-Za-z]:\//.test(path) ? path.slice(1) : path };
}

function gcpPlace(
  project: string,
  secret: string,
  version: string,
  location: string | null,
  key: string | undefined,
): GcpPlace {
  return {
    kind: 'gcp',
    project,
    secret,
    version,
    ...(location !== null && { location }),
    ...(key !== undefined && { key }),
  };
}

function awsPlace(secret: string, region: string | null, key: string | undefined): SecretPlace {
  return {
    kind: 'aws',
    secret,
    ...(region !== null && { region }),
    ...(key !== undefined && { key }),
  };
}

function azurePlace(vault: string, secret: string, version: string | undefined): AzurePlace {
  return { kind: 'azure', vault, secret, ...(version !== undefined && { version }) };
}
