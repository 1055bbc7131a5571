import { startComfyuiServer } from '../fakes/comfyui-server.ts';
import type { ContractService } from './contract-service.ts';

/** A ComfyUI server behind a proxy that asks for a token. */
export async function comfyuiService(): Promise<ContractService> {
  const token = 'token-that-nobody-may-see';
  const server = await startComfyuiServer({ token });
  return {
    environment: { COMFYUI_TOKEN: token, baseUrl: server.url },
    secrets: [token],
    paidJobs: () => server.jobs.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    close: () => server.close(),
  };
}
