import { Writable } from 'node:stream';
import type { WriteStream } from 'node:tty';
import { expect, test } from '@jest/globals';
import { sceneId, shotId } from '../../src/film/ids.ts';
import { liveReporter } from '../../src/report/events/live-reporter.ts';

/** A terminal that keeps what is written. */
function terminal(): { readonly stream: WriteStream; readonly written: string[] } {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      written.push(chunk.toString());
      done();
    },
  });
  const nowhere = (): boolean => true;
  const cursor = { clearLine: nowhere, cursorTo: nowhere, moveCursor: nowhere };
  return {
    stream: Object.assign(stream, {
      isTTY: true,
      columns: 200,
      ...cursor,
    }) as unknown as WriteStream,
    written,
  };
}

test('the live line of a shot says what it waits for, for as long as it waits', () => {
  const { stream, written } = terminal();
  let now = 0;
  const reporter = liveReporter(stream, false, () => now);
  const subject = { scene: sceneId('s'), shot: shotId('a'), take: 1 };
  const part = { segment: 1, segments: 1, provider: 'kling', model: 'm' };
  reporter.show({ kind: 'shoot-started', film: 'Sea', shots: 2, toShoot: 2 });
  reporter.show({ kind: 'take-started', ...subject, ...part });
  const wait = { provider: 'kling', ms: 30_000, reason: 'slow down' };
  reporter.show({ kind: 'provider-awaited', ...subject, ...wait });
  /** The live lines, as they are drawn again after a lasting one. */
  const live = (): string => {
    written.length = 0;
    const note = { kind: 'made-otherwise', text: 'It rained.' } as const;
    reporter.show({ kind: 'take-noted', ...subject, note });
    return written.join('');
  };
  expect(written.join('')).toContain('! a: take 1 waits 30.0 s for kling: slow down\n');
  now = 10_000;
  expect(live()).toContain('10.0 s  waits 20.0 s for kling');
  now = 31_000;
  expect(live()).not.toContain('waits');
  reporter.close();
});
