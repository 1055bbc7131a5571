/** What the reader accepts at most, so that no file can take its time or memory. */
export const LIMITS = {
  bytes: 16 * 1024 * 1024,
  /** Of a film with all that it includes. */
  allBytes: 64 * 1024 * 1024,
  /** Characters of a file that is not YAML and is still searched for all of its mistakes. */
  broken: 512 * 1024,
  depth: 64,
  shots: 50_000,
  aliases: 100,
  /** Values of a document with its aliases expanded. */
  nodes: 1_000_000,
  /** Values written out, counted by what parts them; 50,000 shots have about 3,500,000. */
  written: 4_000_000,
  /** Characters that variables may add to a film. */
  replaced: 16 * 1024 * 1024,
  /** Files included, directly or by one another. */
  includes: 500,
  includeDepth: 16,
  /** Problems that are looked into; a file with more of them is not read any further. */
  findings: 10_000,
  /** Problems shown of one film; the rest is counted. */
  diagnostics: 1_000,
} as const;
