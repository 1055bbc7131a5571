import type { AskedPlace } from '../secret-place.ts';
import type { SecretBackend } from './backend.ts';

/** Every place that can be asked, each loaded when a name is first looked up there. */
export const BACKENDS: {
  readonly [Kind in AskedPlace['kind']]: () => Promise<
    SecretBackend<Extract<AskedPlace, { readonly kind: Kind }>>
  >;
} = {
  aws: async () => (await import('./aws.ts')).aws,
  azure: async () => (await import('./azure.ts')).azure,
  doppler: async () => (await import('./doppler.ts')).doppler,
  file: async () => (await import('./file.ts')).file,
  gcp: async () => (await import('./gcp.ts')).gcp,
};
