/** What was found of one thing on a machine. */
export interface Finding {
  readonly what: string;
  /** `failed`: it can’t be had, and films can be made without it; `bad`: they can’t. */
  readonly state: 'good' | 'missing' | 'failed' | 'bad';
  readonly detail: string;
}
