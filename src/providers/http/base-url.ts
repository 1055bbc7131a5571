import { ProviderError } from '../provider-error.ts';

/**
 * A base URL that a user set, checked: http or https, without a name and password in it.
 *
 * @param variable where it was set, for the message.
 * @throws ProviderError `provider/invalid-request`
 */
export function parseBaseUrl(written: string, variable: string): URL {
  const url = URL.canParse(written) ? new URL(written) : undefined;
  const why =
    url === undefined || !/^https?:$/.test(url.protocol)
      ? 'is no address of http or https'
      : url.username !== '' || url.password !== ''
        ? 'holds a name or password, which belong in the secret'
        : undefined;
  if (why === undefined) return url!;
  throw new ProviderError('provider/invalid-request', `${variable} ${why}`, {
    retryable: false,
    submitted: 'no',
    hint: `Write it as https://host/path.`,
  });
}

/** The base URL, its own path and query kept, and segments of a path after it, each encoded. */
export function urlBelow(
  base: URL,
  segments: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string {
  const url = new URL(base);
  const path = segments.map(encodeURIComponent).join('/');
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/${path}`;
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  url.hash = '';
  return url.href;
}
