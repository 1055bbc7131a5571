/** A state over a shot in words, with the values that the words really say. */
export interface Turn {
  readonly text: string;
  readonly said: readonly string[];
}

/**
 * What is so (`worried`), or what changes into what. Where a first frame shows the old state already, naming it
 * again would only ask for it again.
 */
export function describeTurn(
  before: string | undefined,
  after: string,
  continues: boolean,
  write: (value: string) => string,
): Turn {
  if (before === undefined || before === after) return { text: write(after), said: [after] };
  if (continues) return { text: `changing to ${write(after)}`, said: [after] };
  return { text: `changing from ${write(before)} to ${write(after)}`, said: [before, after] };
}
