import type { Darkroom } from '../../src/shoot/ports.ts';

/** What a provider makes, clips or stills, as the suites look at it. */
export interface Trade {
  readonly made: 'clips' | 'stills';
  /** Rejects where the file is none. */
  readonly examine: (path: string) => Promise<void>;
  /** How the core looks at what comes, where that is not the darkroom of clips. */
  readonly darkroom?: Pick<Darkroom, 'examine'>;
}
