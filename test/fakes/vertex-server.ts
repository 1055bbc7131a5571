/**
 * A fake of Veo on Vertex AI with what is around it, written from these descriptions (read 2026-11-21):
 *
 * - Google's reference of `publishers.models.predictLongRunning` and `fetchPredictOperation` for Veo,
 *   and the schemas VideoGenerationModelInstance and -Params: which fields there are and exclude
 *   each other, the operation, `raiMediaFilteredCount` and `raiMediaFilteredReasons`.
 * - The requests that @google/genai 2.32 sends in Vertex mode, and google-auth-library 10.9 for a
 *   token, seen on a socket. Both were run against this fake, and understood it.
 * - "Safety in Vertex AI": the support codes in the words of a refusal.
 * - Google's guide "Using OAuth 2.0 for server to server applications": the signed claim and the token.
 * - RFC 8693 and Google's reference of the Security Token Service; `generateAccessToken` of the IAM
 *   Credentials API.
 * - Google's pages "Vertex AI in express mode REST API reference" and "Get a Google Cloud API key" (read
 *   2026-11-25): `x-goog-api-key`, paths without project and location, and which methods have them.
 *   That a key which is bound to a service account also gets to `predictLongRunning` in a project's
 *   path is a user's report (googleapis/dotnet-genai, issue 305), as is the 401 of others.
 * - The JSON API of Cloud Storage, `objects.get` with `alt=media`.
 *
 * Lifecycle: a claim that is signed by the service account is exchanged for a token, good for an hour; so
 * is a refresh token of a user, and a token of an identity provider that the pool trusts. With a token,
 * one of a service account can be asked for.
 * With a token, `predictLongRunning` makes an operation of a body that keeps the rules; it keeps no
 * name of the client's, so the same body again makes a second one. The first look finds it without
 * `done`, the second finds it done: with a clip in base64, or its `gs://` address where the body said
 * `storageUri`; with an `error` (`break`); or with nothing but a count of what the filters held back
 * (`refuse-later`). A refusal at once is a 400 that names a support code. Clips in the bucket are read
 * with the token. Stills are made by `generateContent`, see gemini-images.ts.
 */
import { createVerify, generateKeyPairSync } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';
import { type GeminiFate, type GeminiImage, geminiRoute } from './gemini-images.ts';
import { tinyClip } from './tiny-clip.ts';

export interface VertexServer extends FakeServer {
  /** The body of each job that was taken: what would be paid for. */
  readonly jobs: readonly VertexJob[];
  /** The files that credentials come in. */
  readonly serviceAccount: Readonly<Record<string, string>>;
  readonly user: Readonly<Record<string, string>>;
  /** Of an identity provider at `{url}/identity`, which acts as the service account. */
  readonly federated: { readonly [name: string]: unknown };
  /** What that identity provider gives. */
  readonly subjectToken: string;
  /** API keys: one that is bound to a service account, and one of express mode. */
  readonly keys: { readonly bound: string; readonly express: string };
  /** Every token that was given out. */
  readonly tokens: readonly string[];
  /** What each still was made of: that is paid for, too. */
  readonly images: readonly GeminiImage[];
  /** What becomes of the next job, or still. */
  next(fate: GeminiFate | 'break'): void;
}

export interface VertexJob {
  readonly name: string;
  readonly body: VertexBody;
}

export interface VertexBody {
  readonly instances: readonly {
    readonly prompt: string;
    readonly image?: VertexImage;
    readonly lastFrame?: VertexImage;
    readonly referenceImages?: readonly { image: VertexImage; referenceType: string }[];
  }[];
  readonly parameters: Readonly<Record<string, string | number | boolean>>;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface VertexImage {
  readonly bytesBase64Encoded?: string;
  readonly gcsUri?: string;
  readonly mimeType: string;
}

/** Where one comes without a token of Google's. */
const OPEN = new Set(['token', 'metadata', 'sts', 'identity']);
const SCOPE = 'https://www.googleapis.com/auth/cloud-platform';
const SUBJECT_TOKEN = 'token-of-an-identity-provider';
const AUDIENCE =
  '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/ci';
const MODEL = '/v1/(projects/[^/]+/locations/[^/]+/publishers/google/models/[^/:]+)';
/** Also without a project: then it is that of the key. */
const GEMINI = '/v1/((?:projects/[^/]+/locations/[^/]+/)?publishers/google/models/[^/:]+)';
const KEYS = { bound: 'AQ.key-of-a-service-account', express: 'AQ.key-of-express-mode' };
const FPS = 24;
/** Pictures are a tenth of what is asked for: the client is to fit them anyway. */
const SHRINK = 10;
const LINES: Readonly<Record<string, number>> = { '720p': 720, '1080p': 1080, '4k': 2160 };

export const FILTERED =
  'The video was held back because it violates our usage guidelines. Support codes: 61493863';

/** The keys of a service account. */
const newKeys = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
/** To make a pair takes longer than to make a film. */
const COMMON = newKeys();

/**
 * @param token one that was given out before.
 * @param isApart its service account has keys that no other has.
 */
export async function startVertexServer({
  token,
  isApart = false,
}: { readonly token?: string; readonly isApart?: boolean } = {}): Promise<VertexServer> {
  const signing = isApart ? newKeys() : COMMON;
  const serviceAccount = {
    type: 'service_account',
    project_id: 'films',
    private_key_id: 'key-1',
    private_key: signing.privateKey,
    client_email: 'studio@films.iam.gserviceaccount.com',
  };
  const user = {
    type: 'authorized_user',
    client_id: 'client.apps.googleusercontent.com',
    client_secret: 'secret-of-the-client',
    refresh_token: 'refresh-token-of-somebody',
    quota_project_id: 'films',
  };
  const jobs: (VertexJob & { looks: number; fate: string | undefined })[] = [];
  const images: GeminiImage[] = [];
  const tokens: string[] = token === undefined ? [] : [token];
  const fates: string[] = [];
  const giveToken = (): FakeAnswer => {
    tokens.push(`ya29.token-${tokens.length + 1}-of-a-fake`);
    return { json: { access_token: tokens.at(-1), expires_in: 3599, token_type: 'Bearer' } };
  };

  const server = await startFake({
    deny({ endpoint, headers, path }) {
      if (OPEN.has(endpoint)) return undefined;
      const key = headers['x-goog-api-key'];
      if (key !== undefined) return denyKey(key, path);
      if (path.startsWith('/v1/publishers/') && path.includes(':')) {
        return status(401, 'UNAUTHENTICATED', 'Express mode takes API keys.');
      }
      return tokens.some((token) => headers['authorization'] === `Bearer ${token}`)
        ? undefined
        : status(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.');
    },
    routes: [
      {
        endpoint: 'token',
        method: 'POST',
        path: /^\/token$/,
        answer({ body }) {
          const form = new URLSearchParams(body.toString());
          const isRight =
            form.get('grant_type') === 'refresh_token'
              ? form.get('client_id') === user.client_id &&
                form.get('client_secret') === user.client_secret &&
                form.get('refresh_token') === user.refresh_token
              : isSigned(
                  form.get('assertion') ?? '',
                  signing.publicKey,
                  serviceAccount.client_email,
                );
          if (isRight) return giveToken();
          return {
            status: 400,
            json: { error: 'invalid_grant', error_description: 'Invalid JWT Signature.' },
          };
        },
      },
      {
        endpoint: 'identity',
        method: 'GET',
        path: /^\/identity$/,
        answer: ({ headers }) =>
          headers['authorization'] === 'bearer token-of-the-job'
            ? { json: { value: SUBJECT_TOKEN } }
            : { status: 401, json: { message: 'Unauthorized' } },
      },
      {
        endpoint: 'sts',
        method: 'POST',
        path: /^\/sts$/,
        answer({ body }) {
          const given = Object.fromEntries(new URLSearchParams(body.toString()));
          const wanted = {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            audience: AUDIENCE,
            scope: SCOPE,
            requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
            subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
            subject_token: SUBJECT_TOKEN,
          };
          if (isDeepStrictEqual(given, wanted)) return giveToken();
          const error_description = 'The subject token is not trusted.';
          return { status: 400, json: { error: 'invalid_grant', error_description } };
        },
      },
      {
        endpoint: 'acting',
        method: 'POST',
        path: /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/,
        answer({ body, groups: [account = ''] }) {
          const { scope, lifetime } = JSON.parse(body.toString()) as Record<string, unknown>;
          const isRight = isDeepStrictEqual([scope, lifetime], [[SCOPE], '3600s']);
          if (!isRight || decodeURIComponent(account) !== serviceAccount.client_email) {
            return status(403, 'PERMISSION_DENIED', 'Permission denied on the service account.');
          }
          giveToken();
          const expireTime = new Date(Date.now() + 3_600_000).toISOString();
          return { json: { accessToken: tokens.at(-1), expireTime } };
        },
      },
      {
        endpoint: 'metadata',
        method: 'GET',
        path: /^\/computeMetadata\/v1\/instance\/service-accounts\/default\/token$/,
        answer: ({ headers }) =>
          headers['metadata-flavor'] === 'Google'
            ? giveToken()
            : { status: 403, json: { error: 'Missing Metadata-Flavor' } },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: new RegExp(`^${MODEL}:predictLongRunning$`),
        answer({ body, groups: [model = ''] }) {
          const asked = JSON.parse(body.toString()) as VertexBody;
          const problem = problemWith(asked, model);
          if (problem !== undefined) return status(400, 'INVALID_ARGUMENT', problem);
          const fate = fates.shift();
          if (fate === 'refuse-at-once') {
            const text = 'The prompt could not be submitted. Support codes: 90789179';
            return status(400, 'INVALID_ARGUMENT', text);
          }
          const name = `${model}/operations/00000000-0000-4000-8000-${String(jobs.length + 1).padStart(12, '0')}`;
          jobs.push({ name, body: asked, looks: 0, fate });
          return { json: { name } };
        },
      },
      {
        endpoint: 'check',
        method: 'POST',
        path: new RegExp(`^${MODEL}:fetchPredictOperation$`),
        async answer({ body, groups: [model = ''] }) {
          const { operationName } = JSON.parse(body.toString()) as { operationName: string };
          const job = jobs.find(({ name }) => name === operationName);
          if (job === undefined || !operationName.startsWith(`${model}/`)) {
            return status(404, 'NOT_FOUND', 'The operation was not found.');
          }
          job.looks += 1;
          if (job.looks === 1) return { json: { name: job.name } };
          return { json: { name: job.name, done: true, ...(await endOf(job)) } };
        },
      },
      {
        endpoint: 'deliver',
        method: 'GET',
        path: /^\/storage\/v1\/b\/([^/]+)\/o\/([^/]+)$/,
        async answer({ query, groups }) {
          const [bucket = '', object = ''] = groups.map(decodeURIComponent);
          const job = jobs.find((each) => storedAt(each) === `gs://${bucket}/${object}`);
          if (job === undefined || query.get('alt') !== 'media') {
            return { status: 404, json: { error: { code: 404, message: 'No such object' } } };
          }
          return { file: await clipOf(job), type: 'video/mp4' };
        },
      },
      geminiRoute(new RegExp(`^${GEMINI}:generateContent$`), images, () => fates.shift()),
      {
        endpoint: 'count',
        method: 'POST',
        path: new RegExp(`^${GEMINI}:countTokens$`),
        answer: () => ({ json: { totalTokens: 2 } }),
      },
      {
        endpoint: 'model',
        method: 'GET',
        path: /^\/v1\/(publishers\/google\/models\/[^/]+)$/,
        answer: ({ groups: [name] }) => ({ json: { name, versionId: 'default' } }),
      },
    ],
  });
  const federated = {
    type: 'external_account',
    audience: AUDIENCE,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    // Whoever follows what the file names sends tokens there.
    token_url: 'https://sts.example.com/v1/token',
    service_account_impersonation_url: `https://iam.example.com/v1/projects/-/serviceAccounts/${serviceAccount.client_email}:generateAccessToken`,
    credential_source: {
      url: `${server.url}/identity`,
      headers: { Authorization: 'bearer token-of-the-job' },
      format: { type: 'json', subject_token_field_name: 'value' },
    },
  };
  return {
    ...server,
    jobs,
    images,
    tokens,
    keys: KEYS,
    federated,
    subjectToken: SUBJECT_TOKEN,
    serviceAccount,
    user,
    next: (fate) => void fates.push(fate),
  };

  function storedAt({ name, body }: VertexJob): string {
    const id = name.split('/').at(-1)!;
    return `${String(body.parameters['storageUri'])}${id}/sample_0.mp4`;
  }

  async function clipOf({ body, name }: VertexJob): Promise<Uint8Array> {
    const { aspectRatio, resolution, durationSeconds } = body.parameters;
    const lines = LINES[String(resolution)]!;
    const even = (side: number): number => 2 * Math.round(side / SHRINK / 2);
    const long = even((lines * 16) / 9);
    const isTall = aspectRatio === '9:16';
    const seconds = Number(durationSeconds);
    return await tinyClip(
      {
        width: isTall ? even(lines) : long,
        height: isTall ? long : even(lines),
        fps: FPS,
        seconds,
      },
      40 * jobs.findIndex((each) => each.name === name),
    );
  }

  async function endOf(job: VertexJob & { fate: string | undefined }): Promise<object> {
    const type = 'type.googleapis.com/cloud.ai.large_models.vision.GenerateVideoResponse';
    switch (job.fate) {
      case 'break':
        return { error: { code: 13, message: 'Internal error. Please try again.' } };
      case 'refuse-later':
        return {
          response: {
            '@type': type,
            raiMediaFilteredCount: 1,
            raiMediaFilteredReasons: [FILTERED],
          },
        };
      default: {
        const isStored = job.body.parameters['storageUri'] !== undefined;
        const video = isStored
          ? { gcsUri: storedAt(job) }
          : { bytesBase64Encoded: Buffer.from(await clipOf(job)).toString('base64') };
        return {
          response: {
            '@type': type,
            raiMediaFilteredCount: 0,
            videos: [{ ...video, mimeType: 'video/mp4' }],
          },
        };
      }
    }
  }
}

/** A key alone makes content and counts tokens; to start operations, it has to stand for somebody. */
function denyKey(key: string, path: string): FakeAnswer | undefined {
  if (!Object.values(KEYS).includes(key)) {
    const message = 'API key not valid. Please pass a valid API key.';
    return status(400, 'INVALID_ARGUMENT', message, 'API_KEY_INVALID');
  }
  if (/:(?:generateContent|countTokens)$/.test(path)) return undefined;
  const isOfProject = /^\/v1\/projects\/[^:]+:(?:predictLongRunning|fetchPredictOperation)$/.test(
    path,
  );
  if (isOfProject && key === KEYS.bound) return undefined;
  const message =
    'API keys are not supported by this API. Expected OAuth2 access token or other authentication credentials that assert a principal.';
  return status(401, 'UNAUTHENTICATED', message, 'CREDENTIALS_MISSING');
}

/** What the reference says of a body that is not taken. */
function problemWith({ instances, parameters }: VertexBody, model: string): string | undefined {
  const [instance, ...others] = instances;
  if (instance === undefined || others.length > 0) return 'One instance is supported.';
  const { prompt, image, lastFrame, referenceImages } = instance;
  if (typeof prompt !== 'string' || prompt === '') return 'The prompt is missing.';
  const images = [image, lastFrame, ...(referenceImages ?? []).map((each) => each.image)];
  if (!images.every((each) => each === undefined || isImage(each))) return 'Image is not valid.';
  if (lastFrame !== undefined && image === undefined) return 'lastFrame needs image.';
  const { durationSeconds, aspectRatio, resolution, sampleCount } = parameters;
  if (referenceImages !== undefined) {
    if (image !== undefined) return 'image and referenceImages are exclusive.';
    if (model.includes('-lite-')) return 'referenceImages are not supported by this model.';
    if (referenceImages.length > 3) return 'At most 3 reference images are supported.';
    // Google's client writes it in capitals, its reference does not.
    if (referenceImages.some((each) => each.referenceType.toLowerCase() !== 'asset')) {
      return 'referenceType is asset.';
    }
    if (durationSeconds !== 8) return 'referenceImages need a duration of 8 seconds.';
  }
  if (sampleCount !== 1) return 'sampleCount';
  if (![4, 6, 8].includes(Number(durationSeconds))) return 'durationSeconds is 4, 6 or 8.';
  if (!['16:9', '9:16'].includes(String(aspectRatio))) return 'aspectRatio is 16:9 or 9:16.';
  return Object.hasOwn(LINES, String(resolution)) ? undefined : 'resolution is not supported.';
}

function isImage({ bytesBase64Encoded, gcsUri, mimeType }: VertexImage): boolean {
  if ((bytesBase64Encoded === undefined) === (gcsUri === undefined)) return false;
  const [first] = Buffer.from(bytesBase64Encoded ?? '', 'base64');
  return mimeType === (first === 0xff ? 'image/jpeg' : 'image/png');
}

function isSigned(assertion: string, publicKey: string, email: string): boolean {
  const [header = '', claim = '', signature = ''] = assertion.split('.');
  const verifier = createVerify('RSA-SHA256').update(`${header}.${claim}`);
  if (!verifier.verify(publicKey, signature, 'base64url')) return false;
  const read = (part: string): Record<string, unknown> =>
    JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  const { alg, kid } = read(header);
  const { iss, scope, aud, iat, exp } = read(claim);
  return (
    alg === 'RS256' &&
    (kid ?? 'key-1') === 'key-1' &&
    iss === email &&
    scope === SCOPE &&
    aud === 'https://oauth2.googleapis.com/token' &&
    Number(exp) - Number(iat) <= 3600
  );
}

function status(code: number, name: string, message: string, reason?: string): FakeAnswer {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }];
  const error = { code, message, status: name, ...(reason !== undefined && { details }) };
  return { status: code, json: { error } };
}
