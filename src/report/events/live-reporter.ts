import type { WriteStream } from 'node:tty';
import { Chalk } from 'chalk';
import ora from 'ora';
import type { StudioEvent } from '../../film/studio-event.ts';
import { eventText, seconds } from './event-text.ts';
import type { Reporter } from './reporter.ts';

interface LiveShot {
  readonly name: string;
  readonly startedAt: number;
  progress: number;
}

/** A live line for the chain that is being shot, and a lasting line for what is done. */
export function liveReporter(stream: WriteStream, color: boolean, now: () => number): Reporter {
  const chalk = new Chalk(color ? {} : { level: 0 });
  const spinner = ora({ stream, isEnabled: true, color: 'yellow', discardStdin: false });
  let live: LiveShot | undefined;
  let done = 0;
  let toShoot = 0;

  const redraw = (): void => {
    if (live === undefined) return;
    const elapsed = (now() - live.startedAt) / 1000;
    const left = live.progress > 0.02 ? (elapsed / live.progress) * (1 - live.progress) : undefined;
    spinner.text = [
      chalk.bold(live.name),
      bar(live.progress),
      `${Math.round(live.progress * 100)} %`,
      seconds(elapsed),
      ...(left === undefined ? [] : [chalk.dim(`${seconds(left)} left`)]),
      chalk.dim(`shot ${Math.min(done + 1, toShoot)} of ${toShoot}`),
    ].join('  ');
  };
  const last = (symbol: string, event: StudioEvent): void => {
    live = undefined;
    spinner.stopAndPersist({ symbol, text: eventText(event) ?? '' });
  };

  return {
    show(event) {
      switch (event.kind) {
        case 'shoot-started':
          toShoot = event.toShoot;
          last(chalk.yellow('●'), event);
          break;
        case 'take-started':
          live = { name: event.shot, startedAt: now(), progress: 0 };
          redraw();
          spinner.start();
          break;
        case 'take-progressed':
          if (live !== undefined) live.progress = event.progress;
          redraw();
          break;
        case 'take-completed':
          done += 1;
          last(chalk.green('✔'), event);
          break;
        case 'take-lost':
        case 'take-noted':
        case 'provider-awaited':
        case 'provider-changed':
        case 'provider-passed-over':
        case 'take-reworded':
          spinner.clear();
          stream.write(`${chalk.yellow('!')} ${eventText(event) ?? ''}\n`);
          break;
        case 'take-refused':
        case 'take-failed':
          last(chalk.red('✖'), event);
          break;
        case 'shot-reused':
        case 'shot-skipped':
          last(chalk.dim('–'), event);
          break;
        case 'stitch-started':
          spinner.start(eventText(event));
          break;
        case 'film-written':
          last(chalk.green('✔'), event);
          break;
      }
    },
    close() {
      spinner.stop();
    },
  };
}

const BAR_WIDTH = 20;

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * BAR_WIDTH);
  return '█'.repeat(full) + '░'.repeat(BAR_WIDTH - full);
}
