import { describe, expect, test } from '@jest/globals';
import { purchasesOf } from '../../src/cli/planning/purchases.ts';
import { characterId, sceneId, shotId } from '../../src/film/ids.ts';
import { chargesOf } from '../../src/plan/charges.ts';
import { NO_TAKES } from '../../src/plan/take-record.ts';
import type { VoiceProvider } from '../../src/providers/voice-provider.ts';
import type { LineJob } from '../../src/shoot/lines/line-job.ts';
import { speakLines } from '../../src/shoot/lines/speak-lines.ts';
import type { LedgerEntry } from '../../src/store/ledger/ledger-entry.ts';
import { testSet, type TestSet } from '../support/shoot-ports.ts';

/** One line of a shot of its own. */
function job(id: string): LineJob {
  const shot = shotId(id);
  const scene = sceneId('scene');
  const request = {
    model: 'mock-1',
    voice: 'one',
    text: `I am ${id}.`,
    language: 'en',
    rate: 1,
    pitch: 0,
    ipa: [],
    words: false,
    options: {},
  };
  const line = { shot, scene, line: 0, character: characterId('ben'), text: request.text };
  return {
    compiled: { ...line, adjustments: [], spoken: { provider: 'mock', request, seconds: 1 } },
    planned: { ...line, state: 'missing', seconds: 1, cost: { usd: 0.1 }, adjustments: [] },
    adapterVersion: 1,
    name: `line/${id}/l1/${'0'.repeat(16)}`,
    resubmit: false,
  };
}

const JOBS = ['a', 'b', 'c'].map(job);

/** Refuses what these say; keeps whatever else there is in a queue, as long as it is told to. */
function speaker(refuses: readonly string[], isDone: () => boolean) {
  const asked: string[] = [];
  const provider: VoiceProvider = {
    name: 'mock',
    idempotent: false,
    start: async ({ text }) => {
      asked.push(text);
      if (refuses.includes(text)) return { kind: 'refused', reason: 'Not this.', charged: false };
      return { kind: 'started', operation: { text } };
    },
    check: async () => {
      if (!isDone()) throw new Error('killed');
      return { kind: 'completed', media: { kind: 'bytes', bytes: Buffer.from('a sound') } };
    },
  };
  return { asked, provider };
}

async function speak(set: TestSet, provider: VoiceProvider, jobs: readonly LineJob[]) {
  const steps = set.entries.filter((entry) => entry.kind === 'step');
  const { underWay } = purchasesOf([], [], jobs, chargesOf(steps, NO_TAKES));
  return await speakLines(
    { ...set.ports, voiceProvider: async () => provider },
    { jobs, keepGoing: false, placesOf: () => 1, most: 1, underWay: underWay.lines },
  );
}

describe('after a line has failed', () => {
  test('none is begun, and one that an earlier run has submitted is followed to its end', async () => {
    const entries: LedgerEntry[] = [];
    const killed = speaker([], () => false);
    const last = JOBS.slice(-1);
    await expect(speak(testSet({ entries }), killed.provider, last)).rejects.toThrow('killed');
    expect(killed.asked).toEqual(['I am c.']);

    const { asked, provider } = speaker(['I am a.'], () => true);
    const set = testSet({ entries });
    expect(await speak(set, provider, JOBS)).toMatchObject([
      {
        shot: 'a',
        code: 'provider/refused',
        reason: 'its line 1: mock refused the line: Not this. It says that it charged nothing.',
      },
    ]);
    expect(asked).toEqual(['I am a.']);
    expect(
      set.events.flatMap((event) => ('shot' in event ? `${event.kind} ${event.shot}` : [])),
    ).toEqual(['line-started a', 'line-failed a', 'line-started c', 'line-completed c']);
  });
});
