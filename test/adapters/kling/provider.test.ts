import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readTasks } from '../../../src/adapters/kling/answer.ts';
import { createProvider } from '../../../src/adapters/kling/provider.ts';
import { AnswerReader } from '../../../src/providers/http/answer-reader.ts';
import type { CheckOutcome, ProviderCall } from '../../../src/providers/video-provider.ts';
import { type KlingServer, startKlingServer } from '../../fakes/kling-server.ts';
import { providerCall } from '../../support/provider-call.ts';
import { requestOf } from '../../support/video-request.ts';

const REQUEST = requestOf({ model: 'kling-3.0', width: 1920, height: 1080, seconds: 5 });

describe('a task of Kling', () => {
  let server: KlingServer;
  let call: ProviderCall;
  let remove: () => Promise<void>;
  beforeEach(async () => {
    server = await startKlingServer({ key: 'secret' });
    const environment = { KLING_API_KEY: 'secret', baseUrl: server.url };
    ({ call, remove } = await providerCall({}, {}, environment));
  });
  afterEach(async () => {
    await remove();
    await server.close();
  });

  const ending = async (): Promise<CheckOutcome> => {
    const started = await createProvider().start(REQUEST, call);
    if (started.kind !== 'started') throw new Error(started.kind);
    expect(started.operation).toEqual({ id: server.jobs[0]!.id });
    let outcome: CheckOutcome = { kind: 'pending' };
    while (outcome.kind === 'pending') {
      outcome = await createProvider().check(started.operation, call);
    }
    return outcome;
  };

  test('tells what it really cost, in dollars', async () => {
    // 0.8 units a second in 1080p, 0.14 dollars a unit.
    expect(await ending()).toMatchObject({
      kind: 'completed',
      actualUsd: expect.closeTo(0.8 * 5 * 0.14, 6),
    });
  });

  test('makes a secret of the signed address of its clip', async () => {
    const outcome = await ending();
    const url = outcome.kind === 'completed' && outcome.media.kind === 'url' && outcome.media.url;
    expect(url).toContain('sign=');
    expect(call.redact(`it lies at ${String(url)}`)).not.toContain('signed-for-a-month');
  });

  test('that moderation stops is a refusal, with what was charged left open', async () => {
    server.next('refuse-later');
    expect(await ending()).toEqual({
      kind: 'refused',
      reason: 'Failure to pass the content risk control',
      category: 'other',
      charged: 'unknown',
    });
  });

  test('that breaks has failed', async () => {
    server.next('break');
    expect(await ending()).toMatchObject({ kind: 'failed', reason: 'Internal error of the model' });
  });

  test('is found by our name for it, and nothing where there is none', async () => {
    expect(await createProvider().find!(call, REQUEST)).toBeUndefined();
    await createProvider().start(REQUEST, call);
    expect(await createProvider().find!(call, REQUEST)).toEqual({ id: server.jobs[0]!.id });
  });

  test('posted a second time under its name is not made twice, and its outcome is unknown', async () => {
    await createProvider().start(REQUEST, call);
    await expect(createProvider().start(REQUEST, call)).rejects.toMatchObject({
      submitted: 'unknown',
    });
    expect(server.jobs).toHaveLength(1);
  });

  test('that the service does not know is looked for again', async () => {
    await expect(createProvider().check({ id: '1' }, call)).rejects.toMatchObject({
      code: 'provider/bad-answer',
      retryable: true,
    });
  });
});

test.each([
  [[{ charge_type: 'cash', amount: '0.42', currency: 'USD' }], 0.42],
  [[{ charge_type: 'unit', amount: '3' }], 0.42],
  [
    [
      { charge_type: 'unit', amount: '1' },
      { charge_type: 'cash', amount: '0.1', currency: 'USD' },
    ],
    0.24,
  ],
  [[{ charge_type: 'cash', amount: '3', currency: 'CNY' }], undefined],
  [[], undefined],
])('a bill of %j is %s dollars', (billing, usd) => {
  const answer = new AnswerReader({ data: [{ id: '1', status: 'failed', billing }] });
  const [task] = readTasks(answer);
  if (usd === undefined) expect(task!.usd).toBeUndefined();
  else expect(task!.usd).toBeCloseTo(usd, 6);
});
