/** What stands where a secret stood. */
const MASK = '‹secret›';
/** A shorter one would blank out harmless words. */
const SHORTEST = 4;

export interface Redactor {
  /** From now on this value, in each form in which it may come back, is taken out. */
  add(secret: string): void;
  redact(text: string): string;
}

/** Takes secrets out of texts: as they are, in base64, in a URL, and in JSON. */
export function createRedactor(): Redactor {
  const forms = new Set<string>();
  let longestFirst: readonly string[] = [];
  return {
    add(secret) {
      if (secret.length < SHORTEST) return;
      const base64 = Buffer.from(secret).toString('base64');
      const json = JSON.stringify(secret).slice(1, -1);
      for (const form of [secret, base64, encodeURIComponent(secret), json]) forms.add(form);
      longestFirst = [...forms].sort((left, right) => right.length - left.length);
    },
    redact: (text) => longestFirst.reduce((left, form) => left.replaceAll(form, MASK), text),
  };
}
