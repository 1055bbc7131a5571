const { availableParallelism, totalmem } = require('node:os');

/** Tests often wait for a program that they have started: one more than there are processors keeps these busy. */
const WORKERS = availableParallelism() + 1;
const MOST_BYTES_A_WORKER = 2 ** 30;

module.exports = {
  rootDir: '..',
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/support/bundle-program.cjs',
  maxWorkers: Math.max(1, Math.min(WORKERS, Math.floor(totalmem() / MOST_BYTES_A_WORKER))),
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build'],
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testTimeout: 120_000,
  transform: { '^.+\\.ts$': '<rootDir>/test/support/transform.cjs' },
  workerIdleMemoryLimit: '600MB',
};
