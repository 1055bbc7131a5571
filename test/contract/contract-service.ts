import type { Fault } from '../fakes/fake-server.ts';

/** The steps of every job: what a fault can befall. */
export type JobStep = 'submit' | 'check' | 'deliver';

/** A fake of the service behind a provider, as the suite uses it. */
export interface ContractService {
  /** Secrets and settings by the names under which the adapter asks for them. */
  readonly environment: Readonly<Record<string, string>>;
  /** What must appear nowhere. */
  readonly secrets: readonly string[];
  /** Jobs that it has taken: each would be paid for. */
  paidJobs(): number;
  /** Requests that reached a step. */
  requests(step: JobStep): number;
  failNext(step: JobStep, fault: Fault, times?: number): void;
  /** It refuses the next job: when it is submitted, or while it is made. Absent where it never does. */
  refuseNext?(when: 'at-once' | 'later'): void;
  /** Of services that answer a submission with the picture itself: the next one is none. */
  spoilNext?(): void;
  close(): Promise<void>;
}
