import type { HttpAnswer } from '../../providers/http/http.ts';
import { urlBelow } from '../../providers/http/base-url.ts';
import { textAt } from '../../providers/http/service-error.ts';
import type { DopplerPlace } from '../secret-place.ts';
import { addressIn } from './address.ts';
import { answerProblem, notTheService } from './answer-problem.ts';
import { ask } from './ask.ts';
import type { Outside, SecretBackend } from './backend.ts';
import { lookUpEach } from './look-up-each.ts';
import { Problem } from './problem.ts';
import { bad, plainValue, textOf } from './value.ts';

const PATH = ['v3', 'configs', 'config', 'secrets', 'download'];
/** Tokens of a person, a login, a service account or its identity: they may read several configs. */
const MANY_CONFIGS = /^dp\.(pt|ct|sa|said)\./;

/** What was downloaded of one config, by name. */
type Config = Readonly<Record<string, unknown>>;

/** Doppler, by one request for all that is wanted of one config. */
export const doppler: SecretBackend<DopplerPlace> = {
  lookUp: (wanted, outside) =>
    lookUpEach(wanted, outside, {
      documentOf: ({ project = '', config = '' }) => `${project}/${config}`,
      fetch: async (places) => {
        const names = [...new Set(places.map(({ name }) => name))];
        return await download(outside, places[0], names);
      },
      read,
    }),
};

async function download(
  outside: Outside,
  place: DopplerPlace,
  names: readonly string[],
): Promise<Config> {
  const token = tokenIn(outside);
  const project = place.project ?? outside.variable('DOPPLER_PROJECT');
  const config = place.config ?? outside.variable('DOPPLER_CONFIG');
  if ((project === undefined || config === undefined) && MANY_CONFIGS.test(token)) {
    throw new Problem(
      'secrets/bad-place',
      'the token in DOPPLER_TOKEN is not of one config, and no project and config are said',
      'Write the address as doppler://PROJECT/CONFIG/NAME, set DOPPLER_PROJECT and DOPPLER_CONFIG, or use a service token.',
    );
  }
  const address = addressIn(outside, 'DOPPLER_API_HOST', 'https://api.doppler.com');
  const answer = await ask(outside, {
    method: 'GET',
    url: urlBelow(address, PATH, {
      ...(project !== undefined && { project }),
      ...(config !== undefined && { config }),
      format: 'json',
      // Nothing else of the config is let out of it. What is not there is left out of the answer.
      secrets: names.join(','),
    }),
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 200) throw refusal(outside, answer);
  const json = parse(textOf(answer.body, outside));
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Config;
  throw notTheService('no JSON object came');
}

function tokenIn({ variable, conceal }: Outside): string {
  const token = variable('DOPPLER_TOKEN')?.trim();
  if (token === undefined || token === '') {
    throw new Problem(
      'secrets/no-credentials',
      'DOPPLER_TOKEN is not set',
      'Set it to a service token: in Doppler, Access of the config.',
    );
  }
  conceal(token);
  return token;
}

function refusal(outside: Outside, answer: HttpAnswer): Problem {
  const words = textAt(parse(Buffer.from(answer.body).toString()), 'messages', '0');
  const said = `${answer.status}${words === undefined ? '' : `: ${outside.redact(words)}`}`;
  switch (answer.status) {
    case 401:
      return new Problem(
        'secrets/bad-credentials',
        `Doppler does not know the token in DOPPLER_TOKEN, or no longer (${said})`,
        'Make another one: in Doppler, Access of the config.',
      );
    case 403:
      return new Problem(
        'secrets/denied',
        `the token in DOPPLER_TOKEN may not read this config (${said})`,
        'Give its owner access to the config, or use a service token of this config.',
      );
    case 404:
      return new Problem(
        'secrets/bad-place',
        `there is no such project or config for the token in DOPPLER_TOKEN (${said})`,
        'Compare the project and the config with what Doppler’s dashboard shows; a token sees only its own.',
      );
    default:
      return answerProblem(outside, answer, words);
  }
}

function read(config: Config, { name }: DopplerPlace): string {
  if (!Object.hasOwn(config, name)) {
    const hint = 'Compare the name with what Doppler’s dashboard shows: capitals matter.';
    throw new Problem('secrets/not-found', `its config has no ${name}`, hint);
  }
  const value = config[name];
  if (typeof value !== 'string') throw bad('it is no text', 'Keep it as a text.');
  return plainValue(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
