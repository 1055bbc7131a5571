import type { CompiledLine } from '../../compile/voices/compile-lines.ts';
import type { Film } from '../../film/film.ts';
import type { Fingerprint } from '../../plan/fingerprint.ts';
import type { UnknownJob } from '../../shoot/jobs/unknown-jobs.ts';
import { printIn, printOf, speaksThis } from '../../plan/job-name.ts';
import { lineKey } from '../../plan/plan-lines.ts';
import type { KnownLineRetake } from '../../plan/voice-record.ts';
import type { ImageRequest } from '../../providers/image-provider.ts';
import type { VideoRequest } from '../../providers/request.ts';
import type { VoiceRequest } from '../../providers/voice-provider.ts';
import { overrideFilm } from '../reading/film-options.ts';
import type { PreparedFilm } from '../planning/prepare-film.ts';
import { retakeRequest } from '../retakes/plan-line-retake.ts';

/**
 * The film as a job was asked of, whoever it would ask first by now; the likeliest first. Only who makes
 * what the job makes is taken from there: with the shots, too, by whoever makes stills there may be no
 * keyframe, and with those by whoever speaks no line for a voice.
 */
export function askedFilms(film: Film, { subject, claim }: UnknownJob): readonly Film[] {
  const { provider } = claim;
  if (provider === undefined) return [film];
  const byIt = overrideFilm(film, { provider });
  if (subject.kind === 'take') return [byIt];
  if (subject.kind === 'line' || film.stills === undefined) return [film, byIt];
  const { stills } = film;
  return [{ ...film, stills: { ...stills, use: [provider, ...stills.use] } }, byIt];
}

/** Of whom something was asked, and how. */
export type Asked = {
  readonly provider: string;
  /** A plain render asks for it just as that job was. */
  readonly isAsked: boolean;
} & (
  | { readonly kind: 'take'; readonly request: VideoRequest }
  | { readonly kind: 'keyframe'; readonly request: ImageRequest }
  | { readonly kind: 'line'; readonly request: VoiceRequest }
);

/**
 * As the film asks for it; undefined where it does not. Ledgers of version 1 don't say who was asked, so
 * it is whoever the film asks now.
 */
export function askedIn(prepared: PreparedFilm, job: UnknownJob): Asked | undefined {
  const { compiled, keyframes, sheet } = prepared;
  const { subject, claim } = job;
  const isJob = (asked: { readonly fingerprint: Fingerprint } | undefined): boolean =>
    asked !== undefined && printOf(asked.fingerprint) === printIn(job.name);
  switch (subject.kind) {
    case 'keyframe': {
      const still = keyframes.find(({ ends }) => ends === subject.shot);
      const { provider = still?.provider ?? '' } = claim;
      const isAsked = isJob(sheet.keyframes.find(({ ends }) => ends === subject.shot));
      return still && { kind: 'keyframe', provider, isAsked, request: still.request };
    }
    case 'line': {
      const retake = retakeOf(prepared, job);
      const spoken = spokenIn(prepared, (fingerprint) =>
        retake === undefined
          ? speaksThis(job.name, fingerprint)
          : retake.fingerprint === fingerprint,
      );
      if (spoken === undefined) return undefined;
      const { provider = spoken.provider } = claim;
      const { request } = spoken;
      return {
        kind: 'line',
        provider,
        isAsked: retake === undefined,
        request: retake === undefined ? request : retakeRequest(request, retake, retake.note),
      };
    }
    case 'take': {
      const shot = compiled.find(({ id }) => id === subject.shot);
      const request = shot?.segments[subject.segment - 1]?.request;
      const { provider = shot?.provider ?? '' } = claim;
      const isAsked = isJob(sheet.shots.find(({ id }) => id === subject.shot));
      return request && { kind: 'take', provider, isAsked, request };
    }
  }
}

/** Whether the film, or a retake of what it says, still asks for a still or a line just as it was asked for. */
export function isAskedYet(prepared: PreparedFilm, job: UnknownJob): boolean {
  const asked = askedIn(prepared, job);
  return asked !== undefined && (asked.isAsked || asked.kind === 'line');
}

/** The retake of a line that a job was to make. */
function retakeOf({ library }: PreparedFilm, { subject }: UnknownJob): KnownLineRetake | undefined {
  if (subject.kind !== 'line' || subject.take === undefined) return undefined;
  const { shot, number, take } = subject;
  // Of several, as a line was worded otherwise since, the last.
  return Object.values(library.lineRetakes)
    .flat()
    .findLast((each) => each.shot === shot && each.line === number - 1 && each.take === take);
}

/** What is spoken by a fingerprint, wherever that is said by now. */
function spokenIn(
  { sheet, lines }: PreparedFilm,
  isIt: (fingerprint: Fingerprint) => boolean,
): CompiledLine['spoken'] {
  const said = sheet.lines.find(
    ({ fingerprint }) => fingerprint !== undefined && isIt(fingerprint),
  );
  return said && lines.find((line) => lineKey(line) === lineKey(said))?.spoken;
}
