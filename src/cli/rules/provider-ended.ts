import type { Explanation } from '../../diagnostics/explanation.ts';
import type { FilmRule } from '../../diagnostics/film-rule.ts';
import type { Finding } from '../../diagnostics/finding.ts';
import type { ProviderChain } from '../../film/shot.ts';
import type { Lifecycle } from '../../providers/capabilities.ts';
import { imageLifecycleOf, lifecycleOf } from '../providers/provider-access.ts';
import type { RunProviders } from '../providers/run-providers.ts';

export const PROVIDER_ENDED: Explanation = {
  code: 'provider/ended',
  severity: 'error',
  title: 'A provider that a film names has been switched off, or will be.',
  why: 'Services for video come and go within months. A shot that has no other provider in its chain can’t be made; with another one, that one is used, and this is a warning only.',
  mend: 'Use what the message names in its place. Where the same protocol is spoken elsewhere, set its base URL.',
};

/** It depends on where a protocol is spoken: with a base URL of one's own, nothing has ended. */
export function providerEnded(run: RunProviders): FilmRule {
  return {
    explanation: PROVIDER_ENDED,
    *check(film) {
      yield* clipFindings(film.providers, ['providers'], run);
      yield* stillFindings(film.stills?.use ?? [], run);
      for (const [scene, { shots }] of film.scenes.entries()) {
        for (const [index, { providers }] of shots.entries()) {
          // What is inherited was told where it is written.
          if (providers === film.providers) continue;
          const path = ['scenes', scene, 'shots', index, 'providers'];
          yield* clipFindings(providers, path, run);
        }
      }
    },
  };
}

function* clipFindings(
  { use }: ProviderChain,
  path: Finding['path'],
  run: RunProviders,
): Generator<Finding> {
  const standing = (name: string): Lifecycle | undefined => {
    const entry = run.find(name);
    return entry && lifecycleOf(entry, run.environmentOf(entry));
  };
  yield* findingsOf(use, [...path, 'use'], standing);
}

function* stillFindings(use: readonly string[], run: RunProviders): Generator<Finding> {
  const standing = (name: string): Lifecycle | undefined => {
    const entry = run.find(name);
    return entry && imageLifecycleOf(entry, run.environmentOf(entry));
  };
  yield* findingsOf(use, ['stills', 'use'], standing);
}

function* findingsOf(
  use: readonly string[],
  path: Finding['path'],
  standing: (name: string) => Lifecycle | undefined,
): Generator<Finding> {
  for (const [index, name] of use.entries()) {
    const { state, date = 'an unknown day', instead } = standing(name) ?? LIVE;
    if (state === 'live') continue;
    const what = state === 'ended' ? `ended on ${date}` : `ends on ${date}`;
    yield {
      code: PROVIDER_ENDED.code,
      severity: state === 'ended' && use.length === 1 ? 'error' : 'warning',
      message: `The provider \`${name}\` ${what}.`,
      hint: instead === undefined ? PROVIDER_ENDED.mend : `Use ${instead}.`,
      path: [...path, index],
    };
  }
}

const LIVE: Lifecycle = { state: 'live' };
