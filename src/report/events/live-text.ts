import { seconds } from './event-text.ts';

/** A shot that is being made. */
export interface LiveShot {
  readonly name: string;
  readonly elapsedMs: number;
  /** From 0 to 1. */
  readonly progress: number;
  /** The service is asked nothing before. */
  readonly waits?: { readonly ms: number; readonly for: string };
}

export interface LiveState {
  /** In the order in which they began. */
  readonly shots: readonly LiveShot[];
  readonly done: number;
  readonly toShoot: number;
}

/** How words are set apart; both leave them as they are where there are no colours. */
export interface Emphasis {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** More would push what was said off the screen. */
const MOST_LINES = 8;
const BAR_WIDTH = 20;
/** From here on, what was done says how long the rest takes. */
const TELLING = 0.02;

/** One line for each shot that is being made, in columns; the first says how far the film is. */
export function liveText({ shots, done, toShoot }: LiveState, { bold, dim }: Emphasis): string {
  const shown = shots.slice(0, MOST_LINES);
  const width = Math.max(...shown.map(({ name }) => name.length));
  const lines = shown.map((shot, index) => {
    const { name, elapsedMs, progress, waits } = shot;
    const left = waits === undefined ? timeLeft(shot) : undefined;
    return [
      bold(name.padEnd(width)),
      bar(progress),
      `${Math.round(progress * 100)} %`,
      seconds(elapsedMs / 1000),
      ...(waits === undefined ? [] : [`waits ${seconds(waits.ms / 1000)} for ${waits.for}`]),
      ...(left === undefined ? [] : [dim(`${seconds(left)} left`)]),
      ...(index === 0 ? [dim(standing(done, shots.length, toShoot))] : []),
    ].join('  ');
  });
  const more = shots.length - shown.length;
  return [...lines, ...(more > 0 ? [dim(`and ${more} more`)] : [])].join('\n  ');
}

function timeLeft({ elapsedMs, progress }: LiveShot): number | undefined {
  return progress > TELLING ? (elapsedMs / 1000 / progress) * (1 - progress) : undefined;
}

function standing(done: number, live: number, toShoot: number): string {
  const [from, to] = [Math.min(done + 1, toShoot), Math.min(done + live, toShoot)];
  return from === to ? `shot ${from} of ${toShoot}` : `shots ${from}–${to} of ${toShoot}`;
}

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_WIDTH);
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
}
