import type { Config } from '../../config/config.ts';
import type { OverrideOptions } from '../reading/film-options.ts';

/** Flags that stand in the configuration too. */
export interface DefaultedFlags extends OverrideOptions {
  readonly maxParallel?: string;
  readonly keepGoing?: boolean;
}

/** The flags of a command, and those of the configuration where they are not given. */
export function withDefaults<Flags extends DefaultedFlags>(
  flags: Flags,
  { render }: Config,
): Flags & { readonly ceiling?: number } {
  const provider = flags.provider ?? render.provider?.value.join(',');
  const quality = flags.quality ?? render.quality?.value;
  const maxParallel = flags.maxParallel ?? render.maxParallel?.value.toString();
  const keepGoing = flags.keepGoing ?? render.keepGoing?.value;
  const ceiling = flags.budget === undefined ? render.budget?.value : undefined;
  return {
    ...flags,
    ...(provider !== undefined && { provider }),
    ...(quality !== undefined && { quality }),
    ...(maxParallel !== undefined && { maxParallel }),
    ...(keepGoing !== undefined && { keepGoing }),
    ...(ceiling !== undefined && { ceiling }),
  };
}
