/** The environment as a port: the one place where `process.env` is read. */
export interface Environment {
  /** Undefined where the name is not set or empty. */
  get(name: string): string | undefined;
}

export const processEnvironment: Environment = {
  // oxlint-disable-next-line node/no-process-env -- this is the one place that may.
  get: (name) => process.env[name] || undefined,
};

/** The environment of a process that is ours alone. */
export interface OwnEnvironment extends Environment {
  /**
   * Takes variables out of what programs inherit that are started from now on, such as those that a
   * vendor's library runs for a token. Here they stay as they were.
   */
  readonly withhold: (names: readonly string[]) => void;
}

/** As it is now; what is changed in it later is not seen. */
export function ownEnvironment(): OwnEnvironment {
  // oxlint-disable-next-line node/no-process-env -- this is the one place that may.
  const { env } = process;
  const taken = { ...env };
  return {
    get: (name) => taken[name] || undefined,
    withhold(names) {
      for (const name of names) delete env[name];
    },
  };
}
