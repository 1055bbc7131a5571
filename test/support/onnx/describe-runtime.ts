import { describe } from '@jest/globals';

const isInstalled = await import('onnxruntime-node').then(
  () => true,
  () => false,
);

/** For tests that run models: the runtime is optional, so they are left out, loudly, without it. */
export function describeWithRuntime(name: string, tests: () => void): void {
  if (isInstalled) {
    describe(name, tests);
    return;
  }
  const message = `LEFT OUT, for onnxruntime-node is not installed: ${name}`;
  if (process.env['CI']) throw new Error(message);
  console.warn(message);
  describe.skip(name, tests);
}
