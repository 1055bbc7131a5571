import { afterEach, describe, expect, test } from '@jest/globals';
import { createProvider } from '../../../src/adapters/comfyui/provider.ts';
import type {
  CheckOutcome,
  Operation,
  ProviderCall,
} from '../../../src/providers/video-provider.ts';
import { type ComfyuiServer, startComfyuiServer } from '../../fakes/comfyui-server.ts';
import { cornersPng } from '../../support/drawing.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

const REQUEST = requestOf({
  model: 'wan2.2-5b',
  width: 1280,
  height: 704,
  frames: 50,
  seconds: 50 / 24,
  negativePrompt: 'text',
});
const first = cornersPng(64, 36).png;
const last = cornersPng(36, 64).png;
const FRAMES = { firstFrame: { digest: 'sha256:first' }, lastFrame: { digest: 'sha256:last' } };

let server: ComfyuiServer;
let remove: () => Promise<void>;
afterEach(async () => {
  await remove();
  await server.close();
});

async function callTo(options?: Parameters<typeof startComfyuiServer>[0]): Promise<ProviderCall> {
  server = await startComfyuiServer(options);
  const images = { 'sha256:first': first, 'sha256:last': last };
  const made = await providerCall(images, {}, { baseUrl: server.url });
  ({ remove } = made);
  return made.call;
}

async function started(call: ProviderCall, request = REQUEST): Promise<Operation> {
  const outcome = await createProvider(undefined).start(request, call);
  if (outcome.kind !== 'started') throw new Error(outcome.kind);
  return outcome.operation;
}

async function ending(operation: Operation, call: ProviderCall): Promise<CheckOutcome> {
  let outcome: CheckOutcome = { kind: 'pending' };
  while (outcome.kind === 'pending') {
    outcome = await createProvider(undefined).check(operation, call);
  }
  return outcome;
}

describe('a graph that is queued', () => {
  test('has each slot filled, the next length that the model makes, and no picture that there is not', async () => {
    const call = await callTo();
    await started(call);
    const { graph, client } = server.jobs[0]!;
    expect(client).toBe(call.idempotencyKey);
    expect(graph['4']).toBeUndefined();
    expect(graph['5']!.inputs['text']).toBe('A light finds a book.');
    expect(graph['6']!.inputs['text']).toBe('text');
    // 50 frames are none of 4n + 1.
    expect(graph['7']!.inputs).toEqual({
      vae: ['3', 0],
      width: 1280,
      height: 704,
      length: 53,
      batch_size: 1,
    });
    expect(graph['9']!.inputs['seed']).toBe(7);
    expect(graph['11']!.inputs['fps']).toBe(24);
    expect(graph['12']!.inputs['filename_prefix']).toBe(`ministudio/${call.idempotencyKey}`);
  });

  test('has its pictures, each put on the server once', async () => {
    const call = await callTo();
    const provider = createProvider(undefined);
    const request = { ...REQUEST, ...FRAMES, model: 'wan2.2-14b-flf2v' };
    await provider.start(request, call);
    await provider.start(request, { ...call, idempotencyKey: 'take-2' });
    expect(server.count('upload')).toBe(2);
    const { graph } = server.jobs[1]!;
    const shown = (node: string): Buffer | undefined =>
      server.pictures.get(String(graph[node]!.inputs['image']));
    expect(shown('5')?.equals(first)).toBe(true);
    expect(shown('6')?.equals(last)).toBe(true);
    expect(graph['9']!.inputs).toMatchObject({ start_image: ['5', 0], end_image: ['6', 0] });
  });

  test('leaves out a link to a picture that there is not', async () => {
    const call = await callTo();
    const { firstFrame } = FRAMES;
    await started(call, { ...REQUEST, firstFrame, model: 'wan2.2-14b-flf2v' });
    const { graph } = server.jobs[0]!;
    expect(graph['9']!.inputs['start_image']).toEqual(['5', 0]);
    expect(graph['9']!.inputs).not.toHaveProperty('end_image');
  });
});

describe('before anything is queued', () => {
  test('nodes and files that the server does not have are told by their names', async () => {
    const call = await callTo({
      without: ['SaveVideo', 'CreateVideo'],
      files: ['another.safetensors'],
    });
    await expect(started(call)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message:
        'the workflow wan2.2-5b needs what the server does not have:' +
        ' "wan2.2_ti2v_5B_fp16.safetensors" for unet_name of UNETLoader;' +
        ' the node CreateVideo; the node SaveVideo',
    });
    expect([server.count('upload'), server.count('submit')]).toEqual([0, 0]);
  });

  test.each([
    ['needs a first frame', { ...REQUEST, model: 'wan2.2-14b-flf2v' }],
    ['is not there', { ...REQUEST, model: 'another' }],
    ['has no option steps', { ...REQUEST, options: { steps: 4 } }],
    ['was changed after the film was planned', { ...REQUEST, revision: 'sha256:older' }],
  ])('a workflow that %s is refused', async (problem, request) => {
    const call = await callTo();
    await expect(started(call, request)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      message: `the workflow ${request.model} ${problem}`,
    });
    expect(server.jobs).toHaveLength(0);
  });
});

describe('a job', () => {
  test('that the server finds wrong is told with its nodes', async () => {
    const call = await callTo();
    server.failNext('submit', {
      status: 400,
      json: {
        error: { type: 'prompt_outputs_failed_validation', message: 'Failed validation' },
        node_errors: {
          7: {
            class_type: 'Wan22ImageToVideoLatent',
            errors: [{ message: 'Value 9999 bigger than max', details: 'width' }],
          },
        },
      },
    });
    await expect(started(call)).rejects.toMatchObject({
      code: 'provider/invalid-request',
      submitted: 'no',
      message: expect.stringContaining(
        'Wan22ImageToVideoLatent (node 7): Value 9999 bigger than max width',
      ),
    });
  });

  test('that breaks is told by the node, and cost nothing', async () => {
    const call = await callTo();
    server.breakNext();
    expect(await ending(await started(call), call)).toEqual({
      kind: 'failed',
      reason: 'KSampler (node 9): CUDA out of memory.',
      charged: false,
    });
  });

  test('that a restarted server has forgotten has failed, and cost nothing', async () => {
    const call = await callTo();
    const operation = await started(call);
    server.restart();
    expect(await ending(operation, call)).toMatchObject({ kind: 'failed', charged: false });
  });

  test.each([false, true])(
    'is found by our key, in the queue and in the history, also where the server is old: %j',
    async (old) => {
      const call = await callTo({ old });
      const provider = createProvider(undefined);
      expect(await provider.find!(call, REQUEST)).toBeUndefined();
      const { id } = await started(call);
      expect(await provider.find!(call, REQUEST)).toEqual({ id });
      await ending({ id: id! }, call);
      expect(await provider.find!(call, REQUEST)).toEqual({ id });
    },
  );

  test('is taken out of the queue, and interrupted where it runs', async () => {
    const call = await callTo();
    const provider = createProvider(undefined);
    const waiting = await started(call);
    await provider.cancel!(waiting, call);
    await provider.cancel!(waiting, call);
    expect(server.count('interrupt')).toBe(0);
    const running = await started(call);
    // One look while it waits, and one while it runs.
    for (let look = 0; look < 2; look += 1) await provider.check(running, call);
    await provider.cancel!(running, call);
    expect(server.count('interrupt')).toBe(1);
    expect(await provider.check(running, call)).toMatchObject({
      kind: 'failed',
      reason: 'the job was interrupted on the server',
    });
    expect(await provider.check(waiting, call)).toMatchObject({ kind: 'failed' });
  });
});
