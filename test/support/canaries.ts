import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A secret that is found again in whatever it gets into: each form of it differs from it. */
export function canary(name: string): string {
  return `${name.slice(0, 3)}/q+${randomBytes(9).toString('hex')}&z"=${randomBytes(6).toString('hex')}`;
}

/** The same of letters and digits alone, for names that stand in a path. */
export function plainCanary(start: string): string {
  return `${start}${randomBytes(12).toString('hex').toUpperCase()}`;
}

/** How a secret may be written. Written down here, and not taken from what takes it out. */
function formsOf(secret: string): ReadonlyMap<string, string> {
  const bytes = Buffer.from(secret);
  const json = JSON.stringify(secret).slice(1, -1);
  const forms = new Map([
    ['as it is', secret],
    ['its first half', secret.slice(0, Math.ceil(secret.length / 2))],
    ['its second half', secret.slice(Math.floor(secret.length / 2))],
    ['its first twelve characters', secret.slice(0, 12)],
    ['in lower case', secret.toLowerCase()],
    ['in upper case', secret.toUpperCase()],
    ['percent-encoded', encodeURIComponent(secret)],
    ['percent-encoded twice', encodeURIComponent(encodeURIComponent(secret))],
    ['as a form', new URLSearchParams([['', secret]]).toString().slice(1)],
    ['in JSON', json],
    ['in JSON in JSON', JSON.stringify(json).slice(1, -1)],
    ['in HTML', secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;')],
    ['in hex', bytes.toString('hex')],
    ['as numbers of bytes', bytes.join(',')],
  ]);
  for (const before of [0, 1, 2]) {
    const all = Buffer.concat([Buffer.alloc(before), bytes]);
    const middle = (text: string): string => text.slice(4, Math.floor(all.length / 3) * 4);
    forms.set(`in base64, from byte ${before}`, middle(all.toString('base64')));
    forms.set(`in base64url, from byte ${before}`, middle(all.toString('base64url')));
  }
  return forms;
}

/** Where secrets were found, and how they were written there. Empty where none was. */
export function leaksIn(
  places: ReadonlyMap<string, string>,
  secrets: Readonly<Record<string, string>>,
): readonly string[] {
  const leaks: string[] = [];
  for (const [name, secret] of Object.entries(secrets)) {
    for (const [form, written] of formsOf(secret)) {
      for (const [place, text] of places) {
        const at = text.indexOf(written);
        if (at < 0) continue;
        leaks.push(`${place}: ${name} ${form}: …${text.slice(Math.max(0, at - 60), at + 80)}…`);
      }
    }
  }
  return leaks;
}

/** Every file below a folder but those that the test put there: its bytes, by its path. */
export async function filesBelow(
  folder: string,
  own: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    files.set(`the name ${path}`, path.slice(folder.length));
    if (entry.isFile() && !own.includes(path)) {
      files.set(path, (await readFile(path)).toString('latin1'));
    }
  }
  return files;
}
