import { startHuggingfaceServer } from '../fakes/huggingface-server.ts';
import type { ContractService } from './contract-service.ts';

/** Hugging Face's Hub and its router, with fal's queue behind it. */
export async function huggingfaceService(): Promise<ContractService> {
  const token = 'hf_nobody-may-see-this';
  const server = await startHuggingfaceServer({ token });
  return {
    environment: { HF_TOKEN: token, baseUrl: server.url, hubUrl: server.url },
    secrets: [token],
    paidJobs: () => server.jobs.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
    close: () => server.close(),
  };
}
