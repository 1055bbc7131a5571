import type { CompletedOutcome, ProviderCall } from '../../src/providers/video-provider.ts';
import type { Made } from '../../src/shoot/jobs/job.ts';
import type { ShootPorts } from '../../src/shoot/ports.ts';

/** What a provider makes, as the suites look at it. */
export interface Trade {
  readonly made: 'clips' | 'stills' | 'voices';
  /** Rejects where the file is none. */
  readonly examine: (path: string) => Promise<void>;
  /** How the core keeps what comes. */
  readonly keep: (
    ports: ShootPorts,
    provider: string,
    outcome: CompletedOutcome,
    call: ProviderCall,
  ) => Promise<KeptMedia>;
}

/** What was made, with the file of it. */
export interface KeptMedia extends Made {
  readonly path: string;
}
