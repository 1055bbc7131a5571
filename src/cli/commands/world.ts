import type { Shell } from '../shell.ts';
export async function world(_shell: Shell): Promise<number> {
  return 0;
}
