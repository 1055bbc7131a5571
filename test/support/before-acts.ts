import { createRequire } from 'node:module';
import type * as Module from 'node:module';

type Act = (this: unknown, ...given: never[]) => Promise<unknown>;

declare const importShared: (name: string) => Promise<unknown>;

/** Has something happen just before a file is touched, as to who is asleep then. */
export interface BeforeActs {
  /** Before the first that is done with such a path. */
  once(isMeant: (path: string) => boolean, happening: () => Promise<void>): void;
  readonly restore: () => void;
}

/** For every module that is loaded from then on. */
export async function beforeActs(names: readonly string[]): Promise<BeforeActs> {
  const files = (createRequire(import.meta.url)('node:fs') as { promises: Record<string, Act> })
    .promises;
  const { syncBuiltinESMExports } = (await importShared('node:module')) as typeof Module;
  let waiting: { readonly isMeant: (path: string) => boolean; happen(): Promise<void> } | undefined;
  const old = new Map(names.map((name) => [name, files[name]!]));
  for (const [name, act] of old) {
    files[name] = async function (this: unknown, ...given: never[]) {
      const now = waiting;
      if (now !== undefined && now.isMeant(String(given[0]))) {
        waiting = undefined;
        await now.happen();
      }
      return await act.apply(this, given);
    };
  }
  syncBuiltinESMExports();
  return {
    once: (isMeant, happen) => void (waiting = { isMeant, happen }),
    restore() {
      for (const [name, act] of old) files[name] = act;
      syncBuiltinESMExports();
    },
  };
}
