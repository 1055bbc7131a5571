import { expect, test } from '@jest/globals';
import { ADAPTERS } from '../../src/adapters/registry.ts';
import type { JsonObject } from '../../src/film/json.ts';
import { isProviderError } from '../../src/providers/provider-error.ts';
import type { JobSubject, OpenCall } from './job-contract.ts';
import type { Trade } from './trade.ts';

/** What a refusal of a name says. That some only go with references is judged by the request. */
const REFUSED = /\bno option (?!\S+ for a picture with)/;

/** The names of options that an entry declares are those that `start` takes. */
export function optionContract<Request extends { readonly options: JsonObject }>(
  name: string,
  { makeProvider, request }: Pick<JobSubject<Request>, 'makeProvider' | 'request'>,
  { made }: Pick<Trade, 'made'>,
  providerCall: OpenCall,
  /** Of the fake, where there is one. */
  paidJobs: () => number,
): void {
  const entry = ADAPTERS.find((each) => each.name === name.split(',')[0])!;
  const half = {
    clips: entry.kind === 'video' ? entry : undefined,
    stills: entry.images,
    voices: entry.voices,
  }[made];
  const declared = half?.optionNames;

  /** How `start` refuses a request with an option of some value; undefined where it does not. */
  async function refusal(option: string): Promise<unknown> {
    const { call, remove } = await providerCall();
    const asked = { ...request, options: { ...request.options, [option]: 1 } };
    try {
      await makeProvider().start(asked, call);
      return undefined;
    } catch (error) {
      return error;
    } finally {
      await remove();
    }
  }

  test('refuses an option that its entry does not declare by its name, and takes no job', async () => {
    if (declared === undefined) return;
    const error = await refusal('undeclared');
    if (!isProviderError(error)) throw new Error(`start told ${String(error)}`);
    expect(error).toMatchObject({ code: 'provider/invalid-request', submitted: 'no' });
    expect(error.message).toMatch(/\bno option undeclared\b/);
    expect(error.message).toMatch(REFUSED);
    expect(paidJobs()).toBe(0);
  });

  test('knows every option that its entry declares, whatever it makes of the value', async () => {
    for (const option of (await declared?.()) ?? []) {
      expect(`${option}: ${String(await refusal(option))}`).not.toMatch(REFUSED);
    }
  });
}
