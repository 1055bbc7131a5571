import type { SecretNeed } from '../../providers/adapter-entry.ts';
import type { Environment } from '../../secrets/environment.ts';

/** The file in which a tool of the vendor would leave a secret; undefined where it would leave none. */
export function leftPath(
  { left = [] }: Pick<SecretNeed, 'left'>,
  environment: Environment,
): string | undefined {
  const [path] = left.flatMap((written) => filledIn(written, environment) ?? []);
  const home = environment.get('HOME') ?? environment.get('USERPROFILE');
  if (path === undefined || !path.startsWith('~/')) return path;
  return home === undefined ? undefined : `${home}${path.slice(1)}`;
}

/** `$HF_HOME/token` with what the variable says; undefined where it says nothing. */
function filledIn(written: string, environment: Environment): string | undefined {
  const [, variable, rest = ''] = /^\$(\w+)(.*)$/.exec(written) ?? [];
  if (variable === undefined) return written;
  const value = environment.get(variable);
  return value === undefined ? undefined : `${value}${rest}`;
}
