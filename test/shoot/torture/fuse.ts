/** Thrown by everything that a process does after it was killed. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** Burns a little with each act of a process, and kills it when it has burnt down. */
export interface Fuse {
  /** How many acts there were. */
  readonly acts: () => number;
  /** Burns by one; throws `Killed` once it has burnt down. */
  readonly burn: () => void;
  /** Whether the next act will be the last. */
  readonly isLast: () => boolean;
  readonly kill: () => never;
}

/** @param length after how many acts the process is killed. */
export function fuseOf(length: number): Fuse {
  let acts = 0;
  let isDead = false;
  const kill = (): never => {
    isDead = true;
    throw new Killed('the process was killed');
  };
  return {
    acts: () => acts,
    isLast: () => !isDead && acts === length - 1,
    kill,
    burn() {
      if (isDead) throw new Killed('the process is dead');
      acts += 1;
      if (acts === length) kill();
    },
  };
}

type Act = (...given: never[]) => unknown;

/** The same in a process that can be killed before and after each call of some functions. */
export function mortal<Ports extends object>(
  ports: Ports,
  fuse: Fuse,
  names: readonly (keyof Ports)[],
): Ports {
  const wrapped = names.flatMap((name) => {
    const value = ports[name];
    if (typeof value !== 'function') return [];
    const act = async (...given: never[]): Promise<unknown> => {
      fuse.burn();
      const result: unknown = await (value as unknown as Act)(...given);
      fuse.burn();
      return result;
    };
    return [[name, act]];
  });
  return { ...ports, ...Object.fromEntries(wrapped) } as Ports;
}
