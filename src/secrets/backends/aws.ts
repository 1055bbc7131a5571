import type { SecretBackend } from './backend.ts';
export const aws: SecretBackend<never> = { lookUp: async () => [] };
