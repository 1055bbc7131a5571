const LIBRARY = new URL('../../dist/index.js', import.meta.url).href;

/** The parts in which one differs from another, as the text of a module. */
export interface DearParts {
  readonly imports: string;
  /** What its methods use. */
  readonly helpers: string;
  /** `start`, `check`, and what else it has. */
  readonly methods: string;
}

/** The module of a provider that says ten cents a second, and takes whatever it is asked for. */
export function dearProvider({ imports, helpers, methods }: DearParts): string {
  return `
import { defineProvider } from '${LIBRARY}';
${imports}
${helpers}
export default defineProvider({
  name: 'dear', kind: 'video', summary: 'dear', version: 1, secrets: [], settings: [],
  concurrency: 1, lifecycle: { state: 'live' },
  models: async () => [{
    id: 'dear-1',
    capabilities: {
      durations: { kind: 'frames', max: 240 }, aspects: 'any', sizes: 'any', frameRates: 'any',
      firstFrame: true, lastFrame: false, repeatsFirstFrame: true,
      references: { max: 0, withFirstFrame: false },
      negativePrompt: true, seed: true, audio: 'none', staging: false,
    },
    dialect: { name: 'dear', form: 'prose', avoid: 'native' },
    price: { usdPerSecond: 0.1, asOf: '2026-11-01', source: 'its price list' },
    lifecycle: { state: 'live' },
  }],
  load: async () => ({
    name: 'dear', idempotent: false, pollEveryMs: 20,
    ${methods}
  }),
});
`;
}

/** How a configuration names it, beside its module. */
export const DEAR = 'providers: { dear: { module: ./dear.mjs } }\n';
