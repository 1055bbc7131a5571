import type { TakeNote } from '../../film/take-note.ts';
import { linePurchase } from '../../plan/budget.ts';
import { fingerprintOf, voiceRecipeOf } from '../../plan/fingerprint.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import { keepSpeech } from '../keep/keep-speech.ts';
import type { LineJob } from './line-job.ts';
import { makeOnce } from '../jobs/make-once.ts';
import type { ShootPorts } from '../ports.ts';

/** Has one line spoken, and records it. */
export async function speakLine(ports: ShootPorts, job: LineJob): Promise<VoiceRecord> {
  const { compiled, planned, adapterVersion, resubmit, retake: again } = job;
  const { shot, scene, line, text, spoken } = compiled;
  const { provider, request } = spoken;
  const { model, voice } = request;
  const subject = { scene, shot, line: line + 1 };
  const retake = again?.retake;
  // Its note and seed are its own: it counts as made for what the film says.
  const fingerprint = retake?.fingerprint ?? fingerprintOf(voiceRecipeOf(spoken, adapterVersion));
  ports.emit({ kind: 'line-started', ...subject, text, provider, model, voice });
  const said = await makeOnce(ports, await ports.voiceProvider(provider), {
    name: job.name,
    purchase: linePurchase(compiled),
    provider,
    request,
    usd: planned.cost.usd,
    resubmit,
    keep: (outcome, call) => keepSpeech(ports, provider, outcome, call),
    isKept: (made) => ports.vault.holds(made.sound, 'sound'),
    onProgress: () => {},
    onPause: (ms, reason) => ports.emit({ kind: 'line-awaited', ...subject, provider, ms, reason }),
    onGivenUp: (reason) => ports.emit({ kind: 'line-given-up', ...subject, provider, reason }),
  });
  const notes = said.notes.map((told): TakeNote => ({ kind: 'made-otherwise', text: told }));
  for (const note of notes) ports.emit({ kind: 'line-noted', ...subject, note });
  const record: VoiceRecord = {
    fingerprint,
    shot,
    line,
    ...(retake && { take: retake.take }),
    ...(retake?.note !== undefined && { note: retake.note }),
    ...(retake?.seed !== undefined && { seed: retake.seed }),
    provider,
    model,
    voice,
    text: request.text,
    sound: said.sound,
    samples: said.samples,
    ...(said.words !== undefined && { words: said.words }),
    cost: { estimatedUsd: planned.cost.usd, actualUsd: said.actualUsd },
    notes,
  };
  await ports.vault.recordVoice(record);
  return record;
}
