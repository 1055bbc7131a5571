import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { errorCode } from '../../diagnostics/studio-error.ts';
import { workflowError } from './workflow-error.ts';

/**
 * The workflows of a folder, by the names of their files.
 *
 * @param variable that names the folder, for the message.
 * @throws ProviderError where it can't be read.
 */
export async function readTexts(
  folder: string,
  variable: string,
): Promise<readonly { readonly name: string; readonly text: string }[]> {
  const files = await readdir(folder).catch((error: unknown) => {
    const why = errorCode(error) ?? String(error);
    throw workflowError('folder', `can’t be read (${why}): ${folder}`, `See ${variable}.`);
  });
  const graphs = files.filter((file) => file.endsWith('.json')).toSorted();
  return await Promise.all(
    graphs.map(async (file) => {
      const text = await readFile(join(folder, file), 'utf8');
      return { name: basename(file, '.json'), text };
    }),
  );
}
