import { errorCode } from '../../diagnostics/studio-error.ts';
import { Problem } from './problem.ts';

const MISSING = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND']);

/**
 * Loads the library of a backend, which is an optional package.
 *
 * @param names all that it takes, for who has to install them.
 * @throws Problem `secrets/not-installed`
 */
export async function loadOptional<Module>(
  names: readonly string[],
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!MISSING.has(errorCode(error) ?? '')) throw error;
    throw new Problem(
      'secrets/not-installed',
      `${names.join(' and ')} ${names.length === 1 ? 'is' : 'are'} not installed`,
      `Install beside ministudio: \`npm install ${names.join(' ')}\` (\`npm install -g\` where ministudio is global).`,
      error,
    );
  }
}
