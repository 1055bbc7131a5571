import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';

const VERSION = 'v1';
const STORAGE = 'https://storage.googleapis.com';

/** A model as it is called in a project. */
export interface ModelPlace {
  readonly project: string;
  readonly location: string;
  readonly model: string;
}

/** The place that the settings name. Throws `provider/credentials`, `provider/invalid-request`. */
export function placeOf(access: ProviderAccess, model: string): ModelPlace {
  const location = access.setting('location') ?? 'us-central1';
  return placeIn(access, model, location, 'GOOGLE_CLOUD_LOCATION');
}

/** The same for stills: Gemini's image models are not in every place where Veo is. */
export function imagePlaceOf(access: ProviderAccess, model: string): ModelPlace {
  const location = access.setting('imageLocation') ?? 'global';
  return placeIn(access, model, location, 'GOOGLE_VERTEX_IMAGE_LOCATION');
}

function placeIn(
  access: ProviderAccess,
  model: string,
  location: string,
  variable: string,
): ModelPlace {
  const project = access.setting('project');
  if (project === undefined) {
    throw new ProviderError('provider/credentials', 'vertex-ai needs GOOGLE_CLOUD_PROJECT', {
      retryable: false,
      submitted: 'no',
      hint: 'Set it to the id of the project that pays.',
    });
  }
  // It becomes part of a host's name, to which a token is sent.
  if (!/^[a-z\d-]+$/.test(location)) throw invalid(`${variable} is no location`);
  return { project, location, model };
}

/** `…/models/{model}:{verb}` */
export function modelUrl(access: ProviderAccess, place: ModelPlace, verb: string): string {
  const { project, location, model } = place;
  const path = [
    'projects',
    project,
    'locations',
    location,
    'publishers',
    'google',
    'models',
    model,
  ];
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
