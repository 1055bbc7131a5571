import { parseBaseUrl, urlBelow } from '../../providers/http/base-url.ts';
import type { ProviderAccess } from '../../providers/provider-call.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import { fillWith, type SlotValues } from '../../providers/template/slots.ts';
import { CLIPS, type Making } from './making.ts';
import { wrong } from './service.ts';

/** Where a service is, and what proves to it who one is: nothing, where a film says where it is. */
export interface ServicePlace {
  readonly base: URL;
  readonly credentials: Readonly<Record<string, string>>;
  /** The film says another address than the environment, which goes before it. */
  readonly notes: readonly string[];
}

/** @throws ProviderError */
export function placeOf(
  access: ProviderAccess,
  filmUrl: string | undefined,
  { where }: Making = CLIPS,
): ServicePlace {
  const written = access.setting('baseUrl');
  if (written !== undefined) {
    const base = parseBaseUrl(written, 'CUSTOM_PROVIDER_URL');
    const isOther =
      filmUrl !== undefined && filmUrl.replace(/\/+$/, '') !== written.replace(/\/+$/, '');
    return {
      base,
      credentials: credentialsOf(access),
      notes: isOther ? ['CUSTOM_PROVIDER_URL was asked, not the url of the film.'] : [],
    };
  }
  if (filmUrl !== undefined) {
    return {
      base: parseBaseUrl(filmUrl, `\`url\` in ${where}`),
      credentials: {},
      notes: [],
    };
  }
  throw new ProviderError('provider/credentials', 'custom needs CUSTOM_PROVIDER_URL', {
    retryable: false,
    submitted: 'no',
    hint: 'Set it to where the service is, e.g. http://localhost:8000.',
  });
}

function credentialsOf(access: ProviderAccess): Readonly<Record<string, string>> {
  const key = access.secret('CUSTOM_PROVIDER_KEY');
  if (key === undefined) return {};
  const header = access.setting('keyHeader');
  return header === undefined
    ? { authorization: `Bearer ${key}` }
    : { [header.toLowerCase()]: key };
}

/**
 * The address of a path below the base URL, with its slots filled. A path that leads out of the base
 * URL is refused: the user vouches for what is below it, and for nothing else.
 */
export function addressOf(
  base: URL,
  template: string,
  values: SlotValues,
  making: Making = CLIPS,
): string {
  const filled = fillWith(template, values, encodeURIComponent);
  if (filled === undefined) throw wrong(`\`${template}\` has a slot without a value`, making);
  const [path = '', query = ''] = filled.split('?');
  const root = new URL(urlBelow(base, []));
  const address = new URL(root);
  address.pathname = `${root.pathname.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
  for (const [name, value] of new URLSearchParams(query)) address.searchParams.append(name, value);
  if (address.pathname.startsWith(root.pathname.replace(/\/*$/, '/'))) return address.href;
  throw wrong(`\`${template}\` leads out of the base URL`, making);
}
