import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach } from '@jest/globals';
import { startHere } from './run-here.ts';

const WAITING = /^(?:watching.*|.*"watch-waiting".*)\n/m;

interface Spoken {
  readonly stderr: () => string;
  readonly hasEnded: () => boolean;
}

/** What it has said since the last time, once it waits again. */
export function saidUntilItWaits({ stderr, hasEnded }: Spoken): () => Promise<readonly string[]> {
  let told = 0;
  return async () => {
    for (;;) {
      const found = WAITING.exec(stderr().slice(told));
      if (found !== null) {
        const said = stderr().slice(told, told + found.index + found[0].length);
        told += said.length;
        return said
          .trim()
          .replaceAll(/\d+\.\d s/g, '# s')
          .split('\n');
      }
      if (hasEnded()) throw new Error(`it has ended: ${stderr()}`);
      await sleep(10);
    }
  };
}

/** Gives commands that are ended after each test. */
export function watchedFilms() {
  const endings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of endings.splice(0)) await end();
  });

  function watchedFrom(cwd: string, film: string, ...flags: readonly string[]) {
    const command = startHere(['render', film, '--watch', ...flags], { cwd });
    endings.push(() => {
      command.stop();
      return command.ended;
    });
    let ended = false;
    void command.ended.then(() => (ended = true));
    return { ...command, waits: saidUntilItWaits({ ...command, hasEnded: () => ended }) };
  }
  return {
    watchedFrom,
    watched: (film: string, ...flags: readonly string[]) =>
      watchedFrom(dirname(film), film, ...flags),
    atEnd: (end: () => Promise<unknown>): void => void endings.push(end),
  };
}
