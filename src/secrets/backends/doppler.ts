import type { SecretBackend } from './backend.ts';
export const doppler: SecretBackend<never> = { lookUp: async () => [] };
