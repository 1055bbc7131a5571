import type { SecretBackend } from './backend.ts';
export const gcp: SecretBackend<never> = { lookUp: async () => [] };
