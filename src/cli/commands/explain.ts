import type { Shell } from '../shell.ts';
export async function explain(_shell: Shell): Promise<number> {
  return 0;
}
