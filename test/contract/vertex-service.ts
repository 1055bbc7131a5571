import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { startVertexServer } from '../fakes/vertex-server.ts';
import type { ContractService } from './contract-service.ts';

/** Veo that leaves its clips in a bucket, with a service account whose file is on disk. */
export async function vertexService(): Promise<ContractService> {
  const server = await startVertexServer();
  const credentialsFile = join(await folder, `service-account-${(files += 1)}.json`);
  await writeFile(credentialsFile, JSON.stringify(server.serviceAccount));
  return {
    environment: {
      project: 'films',
      location: 'us-central1',
      credentialsFile,
      outputUri: 'gs://bucket/films/',
      baseUrl: server.url,
      tokenUrl: `${server.url}/token`,
      storageUrl: server.url,
    },
    get secrets() {
      return [credentialsFile, server.serviceAccount['private_key']!, ...server.tokens];
    },
    paidJobs: () => server.jobs.length + server.images.length,
    requests: (step) => server.count(step),
    failNext: (step, fault, times) => server.failNext(step, fault, times),
    spoilNext: () => server.next('no-picture'),
    refuseNext: (when) => server.next(when === 'at-once' ? 'refuse-at-once' : 'refuse-later'),
    close: () => server.close(),
  };
}

let files = 0;
const folder = mkdtemp(join(tmpdir(), 'ministudio-vertex-'));
afterAll(async () => await rm(await folder, { recursive: true, force: true }));
