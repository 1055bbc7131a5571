import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
import { kling } from '../../../src/adapters/kling/entry.ts';
import { fetchFor } from '../../../src/cli/setup/fetch-for.ts';
import { NOTHING_SAID } from '../../../src/config/nothing.ts';
import type { FetchedSecret } from '../../../src/secrets/fetch-secrets.ts';
import { layeredEnvironment } from '../../../src/secrets/layered-environment.ts';
import { createRedactor } from '../../../src/secrets/redactor.ts';

test('a place that never answers is told by its name and address when the time for all is over', async () => {
  const server = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const variables: Readonly<Record<string, string>> = {
    DOPPLER_TOKEN: 'dp-token-of-a-fake',
    DOPPLER_API_HOST: `http://127.0.0.1:${port}`,
  };
  const fetched = new Map<string, FetchedSecret>();
  const place = { kind: 'doppler', name: 'KLING_API_KEY' } as const;
  const said = { value: [place], origin: { kind: 'default' } } as const;
  const secrets = { ...NOTHING_SAID.secrets, places: new Map([['KLING_API_KEY', said]]) };
  try {
    const failures = await fetchFor(
      [kling],
      {
        environment: layeredEnvironment({ get: (name) => variables[name] }, []),
        config: { ...NOTHING_SAID, secrets },
        takesLeft: true,
        fetched,
      },
      {
        redactor: createRedactor(),
        signal: new AbortController().signal,
        now: () => 0,
        limitMs: 100,
      },
    );
    expect(failures.map(({ code, message }) => [code, message])).toEqual([
      [
        'secrets/unreachable',
        'KLING_API_KEY could not be read from doppler://KLING_API_KEY: there was no answer in 0.1 s, the time for all secrets together',
      ],
    ]);
    expect(fetched.get('KLING_API_KEY')?.kind).toBe('failed');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});
