import type { VoiceMaker, VoiceRoute, VoiceRoutes } from '../../compile/voices/voice-route.ts';
import type { Adjustment } from '../../film/adjustment.ts';
import { type Film, shotsOf } from '../../film/film.ts';
import type { CharacterId } from '../../film/ids.ts';
import { chooseVoiceModel } from './choose-made-model.ts';
import { missingNeeds, voiceLifecycleOf } from '../providers/provider-access.ts';
import type { RunProviders } from '../providers/run-providers.ts';

/** Who speaks where a film names nobody: on this machine, free, and good enough to time a film by. */
const STAND_IN = 'flite';

const SILENT: VoiceRoute = { kind: 'none', why: 'The film’s `voices` are `none`.' };

/**
 * Who speaks for each of a film: the provider that the voice names, else the first of the film's that is
 * set up, else one that needs no account. A provider that lacks credentials is planned with where no
 * other is set up.
 */
export async function routeVoices(film: Film, providers: RunProviders): Promise<VoiceRoutes> {
  const speaks = shotsOf(film).some(
    ({ dialogue, narration }) => dialogue.length > 0 || narration !== undefined,
  );
  if (!speaks) return () => SILENT;
  const makers = new Map<string, Promise<VoiceRoute>>();
  const makerOf = async (name: string, voice?: string): Promise<VoiceRoute> => {
    const key = JSON.stringify([name, voice]);
    const known = makers.get(key) ?? routeTo(name, film, providers, voice);
    makers.set(key, known);
    return await known;
  };
  const ofFilm = await filmRoute(film, providers, makerOf);
  const named = new Map<CharacterId | undefined, VoiceRoute>();
  const speakers = [
    [undefined, film.narrator] as const,
    ...Object.values(film.characters).map(({ id, voice }) => [id, voice] as const),
  ];
  for (const [speaker, voice] of speakers) {
    if (voice?.provider !== undefined) {
      named.set(speaker, await makerOf(voice.provider, voice.name));
    } else if (voice?.name !== undefined && ofFilm.kind === 'maker') {
      const own = await makerOf(ofFilm.provider, voice.name);
      if (own.kind === 'maker' && own.model.id !== ofFilm.model.id) {
        named.set(speaker, { ...own, adjustments: ofFilm.adjustments });
      }
    }
  }
  return (speaker) => named.get(speaker) ?? ofFilm;
}

async function filmRoute(
  { voices }: Film,
  providers: RunProviders,
  makerOf: (name: string) => Promise<VoiceRoute>,
): Promise<VoiceRoute> {
  if (voices === 'none') return SILENT;
  if (voices === undefined) {
    const route = await makerOf(STAND_IN);
    return route.kind === 'none' ? route : withAdjustment(route, standsIn(route));
  }
  const obstacles: string[] = [];
  for (const name of voices.use) {
    const why = whyNot(name, providers);
    const route = why === undefined ? await makerOf(name) : undefined;
    if (route?.kind === 'maker') return after(obstacles, route, voices.use);
    obstacles.push(`${name}: ${why ?? (route?.kind === 'none' ? route.why : '')}`);
  }
  for (const [index, name] of voices.use.entries()) {
    const route = await makerOf(name);
    if (route.kind === 'maker') return after(obstacles.slice(0, index), route, voices.use);
  }
  return { kind: 'none', why: `Nobody can speak: ${obstacles.join('; ')}.` };
}

async function routeTo(
  name: string,
  film: Film,
  providers: RunProviders,
  voice: string | undefined,
): Promise<VoiceRoute> {
  const entry = providers.find(name);
  const voices = entry?.voices;
  if (entry === undefined || voices === undefined)
    return { kind: 'none', why: `${name} has no voices.` };
  if (voiceLifecycleOf(entry, providers.environmentOf(entry))?.state === 'ended') {
    return { kind: 'none', why: `${name} has ended.` };
  }
  const chosen = await chooseVoiceModel({ ...entry, voices }, film, providers, voice);
  return chosen === undefined
    ? { kind: 'none', why: `${name} has no model of voices, as it is set up.` }
    : { kind: 'maker', provider: name, ...chosen };
}

/** Why a provider can't speak now; undefined where it can. */
function whyNot(name: string, providers: RunProviders): string | undefined {
  const entry = providers.find(name);
  if (entry?.voices === undefined) return 'it has no voices';
  const missing = missingNeeds(entry, providers.environmentOf(entry), 'voices');
  if (missing.length === 0) return undefined;
  return `${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set`;
}

function withAdjustment(maker: VoiceMaker, adjustment: Adjustment): VoiceMaker {
  return { ...maker, adjustments: [adjustment, ...maker.adjustments] };
}

function standsIn({ provider }: VoiceMaker): Adjustment {
  return {
    kind: 'chosen',
    field: 'voices',
    asked: null,
    given: provider,
    why: 'The film names nobody to speak (`voices:`), so this machine does, free and plainly.',
  };
}

/** @param obstacles why those before it are passed over. */
function after(
  obstacles: readonly string[],
  maker: VoiceMaker,
  asked: readonly string[],
): VoiceMaker {
  if (obstacles.length === 0) return maker;
  return withAdjustment(maker, {
    kind: 'substituted',
    field: 'voices.use',
    asked: [...asked],
    given: maker.provider,
    why: obstacles.join('; '),
  });
}
