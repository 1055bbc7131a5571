import { expect, test } from '@jest/globals';
import { probeClip } from '../../src/media/probe/probe-clip.ts';
import type { VideoModel } from '../../src/providers/capabilities.ts';
import type { VideoRequest } from '../../src/providers/request.ts';
import { cornersPng } from '../support/drawing.ts';
import { fileOf, jobContract, type JobSubject, settle } from './job-contract.ts';
import { serviceContract } from './service-contract.ts';
import { keepClip } from '../../src/shoot/keep/keep-clip.ts';
import type { Trade } from './trade.ts';

export interface ContractSubject extends JobSubject<VideoRequest> {
  readonly models: readonly VideoModel[];
  /** Whether its clips have exactly the frames, the size and the rate that were asked for. */
  readonly exact: boolean;
  /** Whether a job can be looked up by our key, where that is not so of all that has `find`. */
  readonly finds?: boolean;
}

const CLIPS: Trade = {
  made: 'clips',
  async examine(path) {
    expect((await probeClip(path)).frames).toBeGreaterThan(0);
  },
  async keep(ports, provider, outcome, call) {
    const kept = await keepClip(ports, provider, outcome, call);
    return { ...kept, path: ports.vault.pathOf(kept.clip, 'clip') };
  },
};

/** The suite that every provider of clips must pass: what the core may rely on. */
export function providerContract(name: string, subject: ContractSubject): void {
  const { makeProvider, models, request, startService } = subject;

  jobContract(name, subject, CLIPS, (providerCall) => {
    test('makes exactly what is asked for where it promises exactness', async () => {
      if (!subject.exact) return;
      const { width, height, frames, rate } = request;
      const { call, remove } = await providerCall();
      const outcome = await settle(makeProvider(), request, call);
      const facts = await probeClip(await fileOf(outcome, call));
      expect(facts).toMatchObject({ width, height, frames, rate });
      await remove();
    });

    test('keeps to the rate of NTSC where it promises exactness', async () => {
      if (!subject.exact) return;
      const { call, remove } = await providerCall();
      const rate = { num: 30000, den: 1001 };
      const outcome = await settle(makeProvider(), { ...request, rate, frames: 7 }, call);
      expect(await probeClip(await fileOf(outcome, call))).toMatchObject({ rate, frames: 7 });
      await remove();
    });

    test('takes the first frame that it is given, where its model does', async () => {
      const model = models.find(({ id }) => id === request.model);
      if (model?.capabilities.firstFrame !== true) return;
      const { png } = cornersPng(request.width, request.height);
      const { call, remove } = await providerCall({ 'sha256:corners': png });
      const first = { ...request, firstFrame: { digest: 'sha256:corners' } };
      const outcome = await settle(makeProvider(), first, call);
      expect(outcome.kind).toBe('completed');
      await remove();
    });
  });

  if (startService === undefined) return;
  serviceContract(name, {
    makeProvider,
    request,
    startService,
    trade: CLIPS,
    atOnce: false,
    ...(subject.finds !== undefined && { finds: subject.finds }),
  });
}
