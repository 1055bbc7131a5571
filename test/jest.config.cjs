module.exports = {
  rootDir: '..',
  extensionsToTreatAsEsm: ['.ts'],
  globalSetup: '<rootDir>/test/support/bundle-program.cjs',
  maxWorkers: '100%',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/build'],
  testEnvironment: '<rootDir>/test/support/environment.cjs',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testTimeout: 120_000,
  transform: { '^.+\\.ts$': '<rootDir>/test/support/transform.cjs' },
  workerIdleMemoryLimit: '600MB',
};
