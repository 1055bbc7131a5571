import { expect, test } from '@jest/globals';
import { probeImage } from '../../src/media/probe/probe-image.ts';
import { makesSize } from '../../src/compile/stills/makes-size.ts';
import type { ImageModel } from '../../src/providers/image-model.ts';
import type { ImageRequest } from '../../src/providers/image-provider.ts';
import { REFERENCE_ROLES } from '../../src/film/vocabulary.ts';
import { keepStill } from '../../src/shoot/keep/keep-still.ts';
import { cornersPng } from '../support/drawing.ts';
import { fileOf, jobContract, type JobSubject, settle } from './job-contract.ts';
import { serviceContract } from './service-contract.ts';
import type { Trade } from './trade.ts';

export interface ImageSubject extends JobSubject<ImageRequest> {
  readonly models: readonly ImageModel[];
  /** Whether its stills have exactly the size that was asked for. */
  readonly exact: boolean;
  /** The answer to the submission is the picture itself: there is no job to wait for. */
  readonly atOnce?: true;
}

const STILLS: Trade = {
  made: 'stills',
  async examine(path) {
    await probeImage(path);
  },
  async keep(ports, provider, outcome, call) {
    const kept = await keepStill(ports, provider, outcome, call);
    return { ...kept, path: ports.vault.pathOf(kept.still, 'image') };
  },
};

/** The suite that every provider of stills must pass: what the core may rely on. */
export function imageContract(name: string, subject: ImageSubject): void {
  const { makeProvider, models, request, startService, atOnce = false } = subject;
  const model = models.find(({ id }) => id === request.model)!;

  jobContract(name, subject, STILLS, (providerCall) => {
    test('makes the size that is asked for, which is one of its model', async () => {
      const { width, height } = request;
      expect(makesSize(model.capabilities.sizes, request)).toBe(true);
      if (!subject.exact) return;
      const { call, remove } = await providerCall();
      const outcome = await settle(makeProvider(), request, call);
      expect(await probeImage(await fileOf(outcome, call))).toMatchObject({ width, height });
      await remove();
    });

    test('takes as many references as its model says', async () => {
      const { max, roles = REFERENCE_ROLES } = model.capabilities.references;
      const { png } = cornersPng(64, 36);
      const digests = Array.from({ length: max }, (_, index) => `sha256:${index}`);
      const references = digests.map((digest) => {
        return { digest, role: roles[0]!, strength: 1, of: 'environment hall' };
      });
      const images = Object.fromEntries(digests.map((digest) => [digest, png]));
      const { call, remove } = await providerCall(images);
      const outcome = await settle(makeProvider(), { ...request, references }, call);
      expect(outcome.kind).toBe('completed');
      await remove();
    });

    test('says of each model whether it is live and where its price was read', () => {
      for (const { lifecycle, price, capabilities } of models) {
        expect(['live', 'ending', 'ended']).toContain(lifecycle.state);
        if (price === undefined) continue;
        expect(price.source).not.toBe('');
        expect(Date.parse(price.asOf)).not.toBeNaN();
        expect(price.cases.every(({ usdPerImage }) => usdPerImage >= 0)).toBe(true);
        expect(capabilities.references.min ?? 0).toBeLessThanOrEqual(capabilities.references.max);
      }
    });
  });

  if (startService !== undefined) {
    serviceContract(name, { makeProvider, request, startService, trade: STILLS, atOnce });
  }
}
