import type { StudioEvent } from '../../film/studio-event.ts';

/** Shows what happens to whoever waits. Everything goes to stderr; stdout is for results. */
export interface Reporter {
  show(event: StudioEvent): void;
  /** Leaves the terminal as it was found. */
  close(): void;
}

export type Write = (text: string) => void;
