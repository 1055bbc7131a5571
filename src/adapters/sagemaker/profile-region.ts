import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ProviderAccess } from '../../providers/provider-call.ts';

/**
 * The region of the profile that is used, as AWS's SDK for JavaScript looks for it: in the file of
 * credentials first.
 */
export async function profileRegion(access: ProviderAccess): Promise<string | undefined> {
  const profile = access.setting('profile') ?? 'default';
  const credentials = access.setting('credentialsFile') ?? join(homedir(), '.aws', 'credentials');
  const config = access.setting('configFile') ?? join(homedir(), '.aws', 'config');
  return (
    regionIn(await textOf(credentials), [profile]) ??
    regionIn(
      await textOf(config),
      profile === 'default' ? ['default', 'profile default'] : [`profile ${profile}`],
    )
  );
}

/** A file that is not there names no region. */
async function textOf(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}

/** @param sections names of the section: `[profile films]`, also with the name in quotes. */
export function regionIn(text: string, sections: readonly string[]): string | undefined {
  let region: string | undefined;
  let isInside = false;
  for (const line of text.split(/\r?\n/)) {
    const [, section] = /^\s*\[([^\]]+)\]/.exec(line) ?? [];
    if (section !== undefined) {
      isInside = sections.includes(section.trim().replaceAll(/\s+/g, ' ').replaceAll('"', ''));
    }
    // What is indented belongs to the key above.
    const [, value] = /^region\s*=\s*(\S+)/.exec(line) ?? [];
    if (isInside && value !== undefined) region = value;
  }
  return region;
}
