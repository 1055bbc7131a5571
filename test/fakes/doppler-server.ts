/**
 * A fake of Doppler, written from its official description (OpenAPI 3.1, "core" 4: the path, `project`,
 * `config`, `format`, `secrets`) and, for what that leaves out, from the source of its CLI (read
 * 2026-11-25): the body of an error is `{"messages": [...], "success": false}`, and names in `secrets`
 * that the config does not have are left out of the answer, for the CLI looks for them itself.
 *
 * A service token is of one config, and project and config may be left out; another token has to say
 * both. A token sees no config but its own: others are not found.
 */
import { type FakeAnswer, type FakeServer, startFake } from './fake-server.ts';

export const SERVICE_TOKEN = 'dp.st.prd.a-service-token-of-a-fake'; // gitleaks:allow
export const PERSONAL_TOKEN = 'dp.pt.a-personal-token-of-a-fake'; // gitleaks:allow

type Config = Readonly<Record<string, unknown>>;

export async function startDopplerServer(config: Config): Promise<FakeServer> {
  return await startFake({
    deny: ({ headers }) =>
      [SERVICE_TOKEN, PERSONAL_TOKEN].includes((headers['authorization'] ?? '').slice(7))
        ? undefined
        : failure(401, 'Invalid Auth token'),
    routes: [
      {
        endpoint: 'download',
        method: 'GET',
        path: /^\/v3\/configs\/config\/secrets\/download$/,
        answer({ query, headers }) {
          const isOfOne = headers['authorization']?.endsWith(SERVICE_TOKEN) === true;
          const said = [query.get('project'), query.get('config')];
          if (said.includes(null) && !isOfOne) return failure(400, 'You must specify a project');
          if (said[0] !== null && said[0] !== 'films') {
            return failure(404, `Could not find requested project '${said[0]}'`);
          }
          if (said[1] !== null && said[1] !== 'prd') {
            return failure(404, `Could not find requested config '${said[1]}'`);
          }
          if (query.get('format') !== 'json') return failure(400, 'the fake knows JSON');
          const names = query.get('secrets')?.split(',');
          const kept = Object.entries(config).filter(([name]) => names?.includes(name) ?? true);
          return { json: Object.fromEntries(kept) };
        },
      },
    ],
  });
}

function failure(status: number, message: string): FakeAnswer {
  return { status, json: { messages: [message], success: false } };
}
