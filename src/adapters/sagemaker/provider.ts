import { AnswerError, readJson } from '../../providers/http/answer-reader.ts';
import { exchange } from '../../providers/http/exchange.ts';
import type { HttpAnswer } from '../../providers/http/http.ts';
import type {
  CheckOutcome,
  Operation,
  RefusedOutcome,
  StartOutcome,
} from '../../providers/outcome.ts';
import { noJobId } from '../../providers/job-id.ts';
import type { ProviderCall } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { at } from '../../providers/template/place.ts';
import type { VideoProvider } from '../../providers/video-provider.ts';
import { accessOf, type AwsAccess, below, parseS3, unset } from './access.ts';
import { judge, judgeContainer } from './errors.ts';
import { type Locations, locationsIn } from './locations.ts';
import { readOptions, type SagemakerOptions } from './options.ts';
import { payloadOf, type Payload } from './request.ts';
import { invoke } from './runtime.ts';
import { type S3Object, signedRequest, signedUrl } from './signer.ts';

/** A clip in base64 comes through memory. */
const MOST_BYTES = 256 * 1024 * 1024;
/** SageMaker gives the container 60 seconds, and a little to answer. */
const REAL_TIME_MS = 75_000;
/** Part of the clip's key in S3: the folder below the endpoint's own output path. */
const FOLDER = 'ministudio';
const SERVICE = 'sagemaker';

/**
 * Asynchronous invocations leave the clip in S3, under a key that is ours: after a crash it is found
 * there. Real-time ones answer with it.
 */
export function createProvider(): VideoProvider {
  return {
    name: SERVICE,
    idempotent: false,
    pollEveryMs: 10_000,

    async start(request, call): Promise<StartOutcome> {
      call.signal.throwIfAborted();
      const options = readOptions(request.options);
      const access = await accessOf(call);
      const payload = await payloadOf(request, options, call);
      return options.mode === 'real-time'
        ? await ask(call, access, options, payload)
        : await submit(call, access, options, payload);
    },

    async check(operation, call): Promise<CheckOutcome> {
      const { output, failure, clip, refused } = readOperation(operation);
      const access = await accessOf(call);
      if (await exists(call, access, output)) {
        if (clip === null) {
          const url = await signedUrl(access, output);
          call.conceal(new URL(url).searchParams.get('X-Amz-Signature') ?? '');
          return { kind: 'completed', media: { kind: 'url', url } };
        }
        const bytes = await read(call, access, output, (answer) =>
          at(readJson(answer.body), clip).base64(),
        );
        if ('kind' in bytes) return bytes;
        return { kind: 'completed', media: { kind: 'bytes', bytes } };
      }
      if (failure === null || !(await exists(call, access, failure))) return { kind: 'pending' };
      const said = await read(call, access, failure, ({ body }) => ({
        text: Buffer.from(body.subarray(0, 4096)).toString('utf8'),
      }));
      if ('kind' in said) return said;
      const code = refused.find((each) => said.text.includes(each));
      return {
        kind: code === undefined ? 'failed' : 'refused',
        reason: call.redact(said.text).slice(0, 400),
        ...(code !== undefined && { code }),
        charged: 'unknown',
      };
    },

    /** The id of an invocation is where it leaves its clip. */
    adopt(id, { options }): Operation {
      const output = parseS3(id.trim());
      if (output === undefined)
        throw noJobId(SERVICE, 'Write the place of its output: s3://BUCKET/KEY');
      const { clip = null, refused } = readOptions(options);
      return { output: uriOf(output), failure: null, clip, refused: [...refused] };
    },

    /** That nothing is there says nothing: the container may be at work. */
    async find(call): Promise<Operation | 'unknown'> {
      const prefix = outputOf(call);
      if (prefix === undefined) return 'unknown';
      const access = await accessOf(call);
      const output = below(prefix, `${FOLDER}/${nameOf(call, true)}`);
      if (!(await exists(call, access, output))) return 'unknown';
      return { output: uriOf(output), failure: null, clip: null, refused: [] };
    },
  };
}

/** The endpoint's own output path, where the user says it. */
function outputOf(call: ProviderCall): S3Object | undefined {
  const written = call.setting('output');
  if (written === undefined) return undefined;
  const place = parseS3(written);
  if (place !== undefined) return place;
  throw unset('SAGEMAKER_OUTPUT', 'is no address such as s3://bucket/path');
}

async function submit(
  call: ProviderCall,
  access: AwsAccess,
  { attributes, clip, refused }: SagemakerOptions,
  { body, contentType }: Payload,
): Promise<StartOutcome> {
  const written = call.setting('input');
  if (written === undefined) throw unset('SAGEMAKER_INPUT', 'is not set');
  const prefix = parseS3(written);
  if (prefix === undefined)
    throw unset('SAGEMAKER_INPUT', 'is no address such as s3://bucket/path');
  const asked = { name: call.idempotencyKey, below: outputOf(call) };
  const input = below(prefix, `${call.idempotencyKey}.request`);
  await exchange(call, {
    service: SERVICE,
    paid: false,
    request: {
      ...(await signedRequest(access, 'PUT', input, { body, contentType })),
      timeoutMs: 100_000,
    },
    readFile: () => ({}),
    judge,
  });
  const answer = await invoke<Locations>(
    call,
    access,
    ({ InvokeEndpointAsyncCommand }) =>
      new InvokeEndpointAsyncCommand({
        EndpointName: access.endpoint,
        InputLocation: uriOf(input),
        ContentType: contentType,
        Accept: clip === undefined ? 'video/mp4' : 'application/json',
        InferenceId: call.idempotencyKey,
        S3OutputPathExtension: FOLDER,
        Filename: nameOf(call, clip === undefined),
        InvocationTimeoutSeconds: 3600,
        ...(attributes !== undefined && { CustomAttributes: attributes }),
      }) as never,
    (request) => ({
      service: SERVICE,
      paid: true,
      request,
      read: (_, { headers }) => locationsIn(headers, asked),
      judge,
    }),
  );
  if ('kind' in answer) return answer;
  return { kind: 'started', operation: { ...answer, clip: clip ?? null, refused: [...refused] } };
}

async function ask(
  call: ProviderCall,
  access: AwsAccess,
  { attributes, clip, refused }: SagemakerOptions,
  { body, contentType }: Payload,
): Promise<StartOutcome> {
  const bytes = await invoke<Uint8Array>(
    call,
    access,
    ({ InvokeEndpointCommand }) =>
      new InvokeEndpointCommand({
        EndpointName: access.endpoint,
        Body: body,
        ContentType: contentType,
        Accept: clip === undefined ? 'video/mp4' : 'application/json',
        InferenceId: call.idempotencyKey,
        ...(attributes !== undefined && { CustomAttributes: attributes }),
      }) as never,
    (request) => ({
      service: SERVICE,
      paid: true,
      request: { ...request, maxBytes: MOST_BYTES, timeoutMs: REAL_TIME_MS },
      readFile: (answer) =>
        clip === undefined ? clipOf(answer) : at(readJson(answer.body), clip).base64(),
      judge: judgeContainer(refused),
    }),
  );
  return 'kind' in bytes ? bytes : { kind: 'completed', media: { kind: 'bytes', bytes } };
}

function clipOf({ headers, body }: HttpAnswer): Uint8Array {
  const type = headers['content-type'] ?? '';
  if (/^(video\/|application\/(octet-stream|mp4))/i.test(type) && body.length > 0) return body;
  throw new AnswerError('', 'a clip', Buffer.from(body.subarray(0, 200)).toString('utf8'));
}

async function exists(call: ProviderCall, access: AwsAccess, object: S3Object): Promise<boolean> {
  const found = await exchange(call, {
    service: SERVICE,
    paid: false,
    request: await signedRequest(access, 'HEAD', object),
    // A proxy's page has no tag; every object has.
    readFile: ({ headers }) => {
      if (headers['etag'] === undefined) throw new AnswerError('ETag', 'there', undefined);
      return { isThere: true };
    },
    absent: () => ({ isThere: false }),
    judge,
  });
  return 'isThere' in found && found.isThere;
}

async function read<Result extends object>(
  call: ProviderCall,
  access: AwsAccess,
  object: S3Object,
  readFile: (answer: HttpAnswer) => Result,
): Promise<Result | RefusedOutcome> {
  const request = { ...(await signedRequest(access, 'GET', object)), maxBytes: MOST_BYTES };
  return await exchange(call, { service: SERVICE, paid: false, request, readFile, judge });
}

/** A document is called otherwise, so that it is never found in place of a clip. */
function nameOf({ idempotencyKey }: ProviderCall, isClip: boolean): string {
  return `${idempotencyKey}.${isClip ? 'mp4' : 'json'}`;
}

function uriOf({ bucket, key }: S3Object): string {
  return `s3://${bucket}/${key}`;
}

function readOperation({ output, failure, clip, refused }: Operation): {
  readonly output: S3Object;
  readonly failure: S3Object | null;
  readonly clip: string | null;
  readonly refused: readonly string[];
} {
  const place = typeof output === 'string' ? parseS3(output) : undefined;
  if (place !== undefined) {
    return {
      output: place,
      failure: typeof failure === 'string' ? (parseS3(failure) ?? null) : null,
      clip: typeof clip === 'string' ? clip : null,
      refused: Array.isArray(refused) ? refused.map(String) : [],
    };
  }
  throw new ProviderError('provider/failed', 'this is no operation of sagemaker', {
    retryable: false,
    submitted: 'no',
  });
}
