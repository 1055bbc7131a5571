/** The environment as a port: the one place where `process.env` is read. */
export interface Environment {
  /** Undefined where the name is not set or empty. */
  get(name: string): string | undefined;
}

export const processEnvironment: Environment = {
  // oxlint-disable-next-line node/no-process-env -- this is the one place that may.
  get: (name) => process.env[name] || undefined,
};
