import type { GcpPlace } from '../secret-place.ts';
import type { SecretBackend } from './backend.ts';
import { openGoogle, type Google } from './gcp/client.ts';
import { access } from './gcp/access.ts';
import { lookUpEach } from './look-up-each.ts';
import { Problem } from './problem.ts';
import { fieldValue, plainValue, textOf } from './value.ts';

/** Google Secret Manager. Several fields of one version are one request. */
export const gcp: SecretBackend<GcpPlace> = {
  async lookUp(wanted, outside) {
    const clients = new Map<string, Promise<Google>>();
    return await lookUpEach(wanted, outside, {
      documentOf: ({ project, location = '', secret, version }) =>
        [project, location, secret, version].join('/'),
      async fetch([place]) {
        const { location = '' } = place;
        const name = versionName(place);
        // Who asks is found out once for a location, however many secrets there are in it.
        const client = clients.get(location) ?? openGoogle(outside, place);
        clients.set(location, client);
        return textOf(await access(outside, await client, name), outside);
      },
      read: (text, { key }) => (key === undefined ? plainValue(text) : fieldValue(text, key)),
    });
  },
};

/** @throws Problem where a part would be read as several, or as another path. */
function versionName({ project, location, secret, version }: GcpPlace): string {
  const parts = { project, location: location ?? 'global', secret, version };
  for (const [part, written] of Object.entries(parts)) {
    if (/^[\w:.-]+$/.test(written) && !/^\.+$/.test(written)) continue;
    const text = `${JSON.stringify(written)} is no ${part} of Google Cloud`;
    throw new Problem('secrets/bad-place', text, 'Letters, digits, - and _ are what it may have.');
  }
  const where = location === undefined ? '' : `/locations/${location}`;
  return `projects/${project}${where}/secrets/${secret}/versions/${version}`;
}
