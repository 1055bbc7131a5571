/**
 * A fake of the SageMaker runtime and of the part of S3 that it works with, written from:
 *
 * - "InvokeEndpointAsync", "InvokeEndpoint" (Amazon SageMaker API reference) and the types of
 *   `@aws-sdk/client-sagemaker-runtime` 3.1164: the headers, 202 with `InferenceId`, the locations.
 * - "PutObject", "HeadObject", "GetObject" (Amazon S3 API reference): ETag, 404 `NoSuchKey`.
 * - The page on vLLM-Omni in aws/deep-learning-containers (read 2026-11-21): with the route
 *   `/v1/videos/sync` the container answers with an mp4, which SageMaker puts into S3.
 *
 * Lifecycle: the input is put into S3; an invocation that names it is queued and answered with where
 * the output and the failure will be. Nothing can be asked of the queue: only the look at the output
 * after the first finds it there. Where the container fails, the failure is there instead. A second
 * invocation with the same `InferenceId` is a second one. Every request must be signed.
 */
import { type FakeAnswer, type FakeRequest, type FakeServer, startFake } from './fake-server.ts';
import { isSigned, type SigningKey } from './aws-signature.ts';
import { tinyClip } from './tiny-clip.ts';

export interface SagemakerServer extends FakeServer {
  readonly jobs: readonly Job[];
  next(fate: 'refuse' | 'break'): void;
  /** The output that the next answer names, wherever it will be. */
  nameNext(output: string): void;
}

export interface Job {
  readonly headers: Readonly<Record<string, string>>;
  readonly input: Buffer;
  readonly contentType: string;
}

const OUTPUT = { bucket: 'films', prefix: 'clips' };

export async function startSagemakerServer(key: SigningKey): Promise<SagemakerServer> {
  const objects = new Map<string, { bytes: Uint8Array; type: string }>();
  const jobs: (Job & { looks: number; fate: string | undefined; output: string })[] = [];
  const fates: string[] = [];
  const named: string[] = [];
  let base = '';
  const nothing = (): FakeAnswer => ({ status: 404, json: { Code: 'NoSuchKey' } });
  const clip = async (): Promise<Uint8Array> =>
    await tinyClip({ width: 128, height: 72, fps: 24, seconds: 4 }, 40 * jobs.length);
  const object = ({ groups: [name] }: FakeRequest): FakeAnswer => {
    const found = objects.get(name!);
    return found === undefined ? nothing() : { file: found.bytes, type: found.type };
  };

  const server = await startFake({
    deny({ method, path, query, headers, body }) {
      const arrived = { method, path: `${new URL(base).pathname}${path}`, query, headers, body };
      return isSigned(arrived, key)
        ? undefined
        : {
            status: 403,
            json: { message: 'The request signature we calculated does not match.' },
            headers: { 'x-amzn-errortype': 'InvalidSignatureException' },
          };
    },
    routes: [
      {
        endpoint: 'put',
        method: 'PUT',
        path: /^\/s3\/(.+)$/,
        answer({ groups: [name], body, headers }) {
          objects.set(name!, { bytes: body, type: headers['content-type'] ?? '' });
          return { json: {}, headers: { etag: '"one"' } };
        },
      },
      {
        endpoint: 'submit',
        method: 'POST',
        path: /^\/endpoints\/wan\/async-invocations$/,
        async answer({ headers }) {
          const { bucket, prefix } = OUTPUT;
          const input = objects.get((headers['x-amzn-sagemaker-inputlocation'] ?? '').slice(5));
          if (input === undefined) {
            return { status: 400, json: { Message: 'There is no input.' } };
          }
          const name = `${headers['x-amzn-sagemaker-s3outputpathextension']}/${headers['x-amzn-sagemaker-filename']}`;
          const output = `${bucket}/${prefix}/${name}`;
          const contentType = headers['x-amzn-sagemaker-content-type'] ?? '';
          const fate = fates.shift();
          const bytes = Buffer.from(input.bytes);
          jobs.push({ headers, input: bytes, contentType, looks: 0, fate, output });
          return {
            status: 202,
            json: { InferenceId: headers['x-amzn-sagemaker-inference-id'] },
            headers: {
              'x-amzn-sagemaker-outputlocation': named.shift() ?? `s3://${output}`,
              'x-amzn-sagemaker-failurelocation': `s3://${bucket}/failures/${name}`,
            },
          };
        },
      },
      {
        endpoint: 'real-time',
        method: 'POST',
        path: /^\/endpoints\/wan\/invocations$/,
        async answer({ headers, body }) {
          const fate = fates.shift();
          if (fate === 'refuse') {
            const OriginalMessage = '{"error": {"code": "content_policy_violation"}}';
            return { status: 424, json: { OriginalStatusCode: 400, OriginalMessage } };
          }
          const contentType = headers['content-type'] ?? '';
          jobs.push({ headers, input: body, contentType, looks: 0, fate, output: '' });
          return { file: await clip(), type: 'video/mp4' };
        },
      },
      {
        endpoint: 'check',
        method: 'HEAD',
        path: /^\/s3\/(.+)$/,
        async answer(request) {
          const name = request.groups[0]!;
          const job = jobs.find(({ output }) => output === name);
          if (job !== undefined) {
            job.looks += 1;
            const failure = name.replace(`/${OUTPUT.prefix}/`, '/failures/');
            if (job.looks > 1 && job.fate === undefined) {
              objects.set(name, { bytes: await clip(), type: 'video/mp4' });
            } else if (job.looks > 1) {
              const code = job.fate === 'refuse' ? 'content_policy_violation' : 'out_of_memory';
              const text = `Received client error (400) from primary with message "${code}".`;
              objects.set(failure, { bytes: Buffer.from(text), type: 'text/plain' });
            }
          }
          return object(request);
        },
      },
      { endpoint: 'deliver', method: 'GET', path: /^\/s3\/(films\/clips\/.+)$/, answer: object },
      { endpoint: 'failure', method: 'GET', path: /^\/s3\/(films\/failures\/.+)$/, answer: object },
    ],
  });
  base = server.url;
  return {
    ...server,
    jobs,
    next: (fate) => void fates.push(fate),
    nameNext: (output) => void named.push(output),
  };
}
