import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Authorization } from '../../providers/google/token.ts';

const VERSION = 'v1';
const STORAGE = 'https://storage.googleapis.com';

/** A model as it is called in a project; without one, in the project of the key. */
export interface ModelPlace {
  readonly project: string | undefined;
  readonly location: string;
  readonly model: string;
}

type Asking = Pick<Authorization, 'project' | 'isKey'>;

/** Where clips of a model are made. Throws `provider/credentials`, `provider/invalid-request`. */
export function placeOf(access: ProviderAccess, model: string, asking: Asking): ModelPlace {
  const location = access.setting('location') ?? 'us-central1';
  checkLocation(location, 'GOOGLE_CLOUD_LOCATION');
  const { project, isKey } = asking;
  if (project !== undefined) return { project, location, model };
  throw isKey
    ? noProject(
        'for clips, vertex-ai needs GOOGLE_CLOUD_PROJECT; a key alone makes stills',
        'Set it to the id of the project that the key is of.',
      )
    : noProject(
        'vertex-ai needs GOOGLE_CLOUD_PROJECT',
        'Set it to the id of the project that pays.',
      );
}

/** The same for stills: Gemini's image models are not in every place where Veo is. */
export function imagePlaceOf(access: ProviderAccess, model: string, asking: Asking): ModelPlace {
  const location = access.setting('imageLocation') ?? 'global';
  checkLocation(location, 'GOOGLE_VERTEX_IMAGE_LOCATION');
  const { project, isKey } = asking;
  if (project === undefined && !isKey) {
    throw noProject(
      'vertex-ai needs GOOGLE_CLOUD_PROJECT',
      'Set it to the id of the project that pays.',
    );
  }
  if (project === undefined && location !== 'global') {
    throw noProject(
      `a key alone asks at \`global\`, and GOOGLE_VERTEX_IMAGE_LOCATION says ${location}`,
      'Set GOOGLE_CLOUD_PROJECT to the id of the project that the key is of, or leave the location out.',
    );
  }
  return { project, location, model };
}

/** It becomes part of a host's name, to which a token is sent. */
function checkLocation(location: string, variable: string): void {
  if (!/^[a-z\d-]+$/.test(location)) throw invalid(`${variable} is no location`);
}

function noProject(message: string, hint: string): ProviderError {
  return new ProviderError('provider/credentials', message, {
    retryable: false,
    submitted: 'no',
    hint,
  });
}

/** `…/models/{model}:{verb}` */
export function modelUrl(access: ProviderAccess, place: ModelPlace, verb: string): string {
  const { project, location, model } = place;
  const scope = project === undefined ? [] : ['projects', project, 'locations', location];
  const path = [...scope, 'publishers', 'google', 'models', model];
  const url = new URL(urlBelow(baseOf(access, location), [VERSION, ...path]));
  // A colon that is written as %3A would be part of the model's name.
  url.pathname += `:${verb}`;
  return url.href;
}

/** What is published of a model: to ask for it costs nothing. */
export function publishedModelUrl(access: ProviderAccess, place: ModelPlace): string {
  const path = ['publishers', 'google', 'models', place.model];
  return urlBelow(baseOf(access, place.location), [VERSION, ...path]);
}

/** A file in Cloud Storage, `gs://bucket/folder/clip.mp4`, as it is read with a token. */
export function storedFileUrl(access: ProviderAccess, uri: string): string {
  const [, bucket, object] = /^gs:\/\/([^/]+)\/(.+)$/.exec(uri) ?? [];
  if (bucket === undefined || object === undefined || bucket === '..') {
    throw new ProviderError('provider/bad-answer', `${JSON.stringify(uri)} names no stored file`, {
      retryable: false,
      submitted: 'no',
    });
  }
  const base = parseBaseUrl(access.setting('storageUrl') ?? STORAGE, 'GOOGLE_STORAGE_BASE_URL');
  return urlBelow(base, ['storage', 'v1', 'b', bucket, 'o', object], { alt: 'media' });
}

/** Where clips are to be left, with the slash at its end. */
export function outputUriOf(access: ProviderAccess): string | undefined {
  const written = access.setting('outputUri');
  if (written === undefined) return undefined;
  if (!/^gs:\/\/[a-z\d][\w.-]+(\/|$)/.test(written)) {
    throw invalid('GOOGLE_VERTEX_OUTPUT_URI is no gs://bucket/folder/');
  }
  return written.endsWith('/') ? written : `${written}/`;
}

/** Google's own host for a location, or the gateway that the user set. */
function baseOf(access: ProviderAccess, location: string): URL {
  const written = access.setting('baseUrl');
  if (written !== undefined) return parseBaseUrl(written, 'GOOGLE_VERTEX_BASE_URL');
  if (location === 'global') return new URL('https://aiplatform.googleapis.com');
  if (location === 'us' || location === 'eu') {
    return new URL(`https://aiplatform.${location}.rep.googleapis.com`);
  }
  return new URL(`https://${location}-aiplatform.googleapis.com`);
}

function invalid(message: string): ProviderError {
  return new ProviderError('provider/invalid-request', message, {
    retryable: false,
    submitted: 'no',
  });
}
