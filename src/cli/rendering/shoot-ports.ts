import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SaidShot } from '../../compile/fates/said-shot.ts';
import type { ShotId } from '../../film/ids.ts';
import type { Emit } from '../../film/studio-event.ts';
import { openEncoder } from '../../media/pictures/encode-frames.ts';
import type { Ffmpeg } from '../../media/ffmpeg/ffmpeg.ts';
import type { KeyframeRecord } from '../../plan/keyframe-record.ts';
import { recipeDocument } from '../../plan/stale/made-of.ts';
import type { TakeRecord } from '../../plan/take-record.ts';
import type { VoiceRecord } from '../../plan/voice-record.ts';
import type { Clock, ShootPorts } from '../../shoot/ports.ts';
import type { Purse } from '../../shoot/money/purse.ts';
import { journalOf } from '../../store/ledger/journal.ts';
import type { Ledger } from '../../store/ledger/ledger.ts';
import { keepRecipe } from '../../store/takes/recipe-files.ts';
import { sizesOf, sizesOfKeyframe, sizesOfVoice } from '../../store/takes/take-files.ts';
import type { ContentStore } from '../../store/takes/vault.ts';
import { blankSecrets } from '../providers/blank-secrets.ts';
import { darkroomOf } from './darkroom.ts';
import type { FilmPlace } from '../reading/film-place.ts';
import { openProviderPorts, type ProviderPorts } from '../providers/provider-ports.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/** What of the outside a shoot is given. */
export interface Outside {
  readonly place: FilmPlace;
  readonly ffmpeg: Ffmpeg;
  readonly emit: Emit;
  readonly signal: AbortSignal;
  readonly now: () => number;
  /** Waits; in real time where it is absent. */
  readonly delay?: Clock['delay'];
  readonly providers: RunProviders;
  /** Lines for whoever looks for a mistake. */
  readonly log: (line: string) => void;
}

/** Whoever gives waits of their own has a time of their own, which nobody sets. */
function clockOf({ now, delay }: Outside): Clock {
  return delay === undefined
    ? { now, steady: sinceBoot, delay: realDelay }
    : { now, steady: now, delay };
}

/** Goes on while the machine sleeps, which the process's own clock does not everywhere. */
function sinceBoot(): number {
  return uptime() * 1000;
}

async function realDelay(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal });
}

export async function providersOf(settings: Outside): Promise<ProviderPorts> {
  const { providers, signal, log } = settings;
  const clock = clockOf(settings);
  return await openProviderPorts({
    providers,
    signal,
    log,
    random: Math.random,
    clock: { now: () => clock.now(), delay: (ms) => clock.delay(ms, signal) },
  });
}

export function portsOf(
  settings: Outside,
  { ledger, store, purse }: { ledger: Ledger; store: ContentStore; purse: Purse },
  { provider, imageProvider, voiceProvider, access, download, placesOf }: ProviderPorts,
  run: AbortController,
  /** What the film says of a shot; nothing is made where it is absent. */
  saidOf?: (shot: ShotId) => SaidShot,
): ShootPorts {
  const { signal, emit, ffmpeg } = settings;
  const clock = clockOf(settings);
  return {
    durable: journalOf(ledger, (ms) => clock.delay(ms, signal), placesOf),
    provider,
    imageProvider,
    voiceProvider,
    access,
    download,
    purse,
    darkroom: darkroomOf(ffmpeg, signal),
    vault: {
      ...store,
      blankSecrets: (path: string) => blankSecrets(path, settings.providers.redactor),
      async keepRecipe(shot, fingerprint, recipe) {
        if (saidOf === undefined) return;
        const document = recipeDocument({ recipe, said: saidOf(shot) });
        const { redact } = settings.providers.redactor;
        await keepRecipe(settings.place.workingFolder, fingerprint, document, redact);
      },
      recordTake: (take: TakeRecord) =>
        ledger.append({ kind: 'take', take, sizes: sizesOf(settings.place.workingFolder, take) }),
      recordKeyframe: (keyframe: KeyframeRecord) =>
        ledger.append({
          kind: 'keyframe',
          keyframe,
          sizes: sizesOfKeyframe(settings.place.workingFolder, keyframe),
        }),
      recordVoice: (voice: VoiceRecord) =>
        ledger.append({
          kind: 'voice',
          voice,
          sizes: sizesOfVoice(settings.place.workingFolder, voice),
        }),
    },
    encode: openEncoder(ffmpeg, { signal }),
    clock,
    limits: new Map(),
    emit,
    signal,
    abandon: (reason) => run.abort(reason),
    newId: randomUUID,
    random: Math.random,
  };
}
