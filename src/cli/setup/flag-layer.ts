import type { Config, RenderDefaults } from '../../config/config.ts';
import type { Said } from '../../config/origin.ts';
import { parseBudget, parseNames, parseQuality } from '../reading/film-options.ts';
import { parseMaxParallel } from '../providers/max-parallel.ts';
import type { DefaultedFlags } from './render-defaults.ts';

/** The configuration under the flags of a command. @throws StudioError `usage/wrong-flag` */
export function mergeFlags(config: Config, flags: DefaultedFlags): Config {
  const { provider, quality, budget, maxParallel, keepGoing } = flags;
  const render: RenderDefaults = {
    ...config.render,
    ...(provider !== undefined && {
      provider: said(parseNames('--provider', provider), '--provider'),
    }),
    ...(quality !== undefined && { quality: said(parseQuality(quality), '--quality') }),
    ...(budget !== undefined && { budget: said(parseBudget(budget), '--budget') }),
    ...(maxParallel !== undefined && {
      maxParallel: said(parseMaxParallel(maxParallel), '--max-parallel'),
    }),
    ...(keepGoing !== undefined && { keepGoing: said(keepGoing, '--keep-going') }),
  };
  return { ...config, render };
}

function said<Value>(value: Value, flag: string): Said<Value> {
  return { value, origin: { kind: 'flag', flag } };
}
