import type { WriteStream } from 'node:tty';
import { Chalk } from 'chalk';
import ora from 'ora';
import type { ShotId } from '../../film/ids.ts';
import type { StudioEvent } from '../../film/studio-event.ts';
import { eventText } from './event-text.ts';
import { liveText } from './live-text.ts';
import type { Reporter } from './reporter.ts';

interface Begun {
  readonly at: number;
  progress: number;
  /** What it waits for, and until when. */
  waits?: { readonly until: number; readonly for: string };
}

const TICK_MS = 500;

/** A live line for each shot that is being made, and a lasting line for what is done. */
export function liveReporter(stream: WriteStream, color: boolean, now: () => number): Reporter {
  const chalk = new Chalk(color ? {} : { level: 0 });
  const spinner = ora({ stream, isEnabled: true, color: 'yellow', discardStdin: false });
  const begun = new Map<ShotId, Begun>();
  /** Being made, by the shots that end in them; they come before all shots. */
  const keyframes = new Set<ShotId>();
  let done = 0;
  let toShoot = 0;
  let [spoken, toSpeak] = [0, 0];

  const redraw = (): void => {
    if (begun.size === 0 && keyframes.size === 0 && spoken === toSpeak) return;
    const shots = [...begun].map(([name, { at, progress, waits }]) => ({
      name,
      elapsedMs: now() - at,
      progress,
      ...(waits && waits.until > now() && { waits: { ms: waits.until - now(), for: waits.for } }),
    }));
    spinner.text =
      shots.length > 0
        ? liveText({ shots, done, toShoot }, chalk)
        : spoken < toSpeak
          ? `speaking: ${spoken} of ${toSpeak} lines`
          : `${keyframes.size === 1 ? 'keyframe' : 'keyframes'} of ${[...keyframes].join(', ')}`;
    if (!spinner.isSpinning) spinner.start();
  };
  // A service may say nothing for a minute; the time that a shot takes goes on.
  const clock = setInterval(redraw, TICK_MS).unref();
  const say = (symbol: string, event: StudioEvent): void => {
    spinner.stop();
    stream.write(`${symbol} ${eventText(event) ?? ''}\n`);
    redraw();
  };

  return {
    show(event) {
      switch (event.kind) {
        case 'shoot-started':
          toShoot = event.toShoot;
          say(chalk.yellow('●'), event);
          break;
        case 'speaking-started':
          toSpeak = event.lines;
          redraw();
          break;
        case 'line-started':
          break;
        case 'line-completed':
          spoken += 1;
          if (spoken === toSpeak) {
            spinner.stop();
            stream.write(
              `${chalk.green('✔')} ${toSpeak} ${toSpeak === 1 ? 'line' : 'lines'} spoken\n`,
            );
          }
          redraw();
          break;
        case 'line-failed':
          toSpeak = spoken;
          say(chalk.red('✖'), event);
          break;
        case 'keyframe-started':
          keyframes.add(event.shot);
          redraw();
          break;
        case 'keyframe-completed':
          keyframes.delete(event.shot);
          say(chalk.green('✔'), event);
          break;
        case 'spending-unpriced':
        case 'spending-restored':
        case 'line-awaited':
        case 'line-given-up':
        case 'line-noted':
        case 'keyframe-lost':
        case 'keyframe-awaited':
        case 'keyframe-given-up':
        case 'keyframe-noted':
          say(chalk.yellow('!'), event);
          break;
        case 'keyframe-failed':
          keyframes.delete(event.shot);
          say(chalk.red('✖'), event);
          break;
        case 'take-started':
          if (!begun.has(event.shot)) begun.set(event.shot, { at: now(), progress: 0 });
          redraw();
          break;
        case 'take-progressed': {
          const shot = begun.get(event.shot);
          if (shot !== undefined) {
            shot.progress = event.progress;
            delete shot.waits;
          }
          redraw();
          break;
        }
        case 'take-completed':
          done += 1;
          begun.delete(event.shot);
          say(chalk.green('✔'), event);
          break;
        case 'provider-awaited': {
          const shot = begun.get(event.shot);
          if (shot !== undefined) shot.waits = { until: now() + event.ms, for: event.provider };
          say(chalk.yellow('!'), event);
          break;
        }
        case 'film-taken-over':
        case 'film-owner-watched':
        case 'take-lost':
        case 'take-noted':
        case 'job-given-up':
        case 'take-left':
        case 'provider-changed':
        case 'provider-passed-over':
        case 'take-reworded':
          say(chalk.yellow('!'), event);
          break;
        case 'take-refused':
        case 'take-failed':
          begun.delete(event.shot);
          say(chalk.red('✖'), event);
          break;
        case 'retake-planned':
        case 'line-retake-planned':
          say(chalk.yellow('●'), event);
          break;
        case 'take-fitted':
        case 'retake-adjusted':
        case 'take-repeated':
        case 'line-repeated':
        case 'shots-outdated':
        case 'shots-made-before':
        case 'jobs-left':
        case 'job-unwritten':
        case 'shots-left':
        case 'shots-unpaid':
        case 'sound-noted':
        case 'ffmpeg-passed-over':
        case 'subtitles-noted':
          say(chalk.yellow('!'), event);
          break;
        case 'shot-reused':
        case 'shot-skipped':
          say(chalk.dim('–'), event);
          break;
        case 'sound-mixed':
          say(chalk.dim('–'), event);
          break;
        case 'stitch-started':
          spinner.start(eventText(event));
          break;
        case 'watch-waiting':
        case 'film-unchanged':
          say(chalk.dim('–'), event);
          break;
        case 'film-updated':
        case 'film-kept':
        case 'film-written':
          say(chalk.green('✔'), event);
          break;
      }
    },
    close() {
      clearInterval(clock);
      spinner.stop();
    },
  };
}
