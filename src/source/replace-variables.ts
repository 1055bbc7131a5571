import type { Finding, Hint } from '../diagnostics/finding.ts';
import type { Path } from './locate.ts';
import { suggestion } from './nearest.ts';

export type VariableValue = string | number | boolean;

/** The variables of a film, as far as they are known. */
export interface Variables {
  readonly values: Readonly<Record<string, VariableValue>>;
  /** Why a name that is written in `vars` has no value: its definition is wrong, or comes later. */
  readonly withoutValue: ReadonlyMap<string, 'refused' | 'later'>;
  /** The variable that is being defined. */
  readonly user?: string;
  /** Places of the film where a variable was not replaced. */
  readonly unresolved: Path[];
  /** Characters that variables may still add to the film. */
  readonly room: { left: number };
}

/** Where nothing is known of variables yet. */
export const noVariables = (): Variables => ({
  values: {},
  withoutValue: new Map(),
  unresolved: [],
  room: { left: 0 },
});

/**
 * A text with `${name}` replaced. One that is a variable alone takes its value with its type; `$${`
 * is a plain `${`. What can't be replaced is reported once and left as it is.
 */
export function replaceVariables(
  text: string,
  variables: Variables,
  path: Path,
  findings: Finding[],
): VariableValue {
  const unknown = new Set<string>();
  const valueOf = (name: string, written: string): VariableValue => {
    const value = variables.values[name];
    if (value !== undefined && hasRoom(value, variables, path, findings)) return value;
    if (value === undefined && !unknown.has(name)) {
      reportUnknown(name, written, variables, path, findings);
    }
    unknown.add(name);
    return written;
  };
  const replaced = replaceIn(text, valueOf);
  if (unknown.size > 0) variables.unresolved.push([...path]);
  return replaced;
}

function replaceIn(
  text: string,
  valueOf: (name: string, written: string) => VariableValue,
): VariableValue {
  const whole = /^\$\{([^${}]*)\}$/.exec(text)?.[1];
  if (whole !== undefined) return valueOf(whole.trim(), text);
  return text.replaceAll(/\$\$\{|\$\{([^${}]*)\}/g, (match, inner: string | undefined) =>
    inner === undefined ? '${' : String(valueOf(inner.trim(), match)),
  );
}

/** Variables of variables of variables could stand for more text than any machine holds. */
function hasRoom(
  value: VariableValue,
  { room }: Variables,
  path: Path,
  findings: Finding[],
): boolean {
  if (room.left < 0) return false;
  room.left -= typeof value === 'string' ? value.length : 0;
  if (room.left >= 0) return true;
  findings.push({
    code: 'film/too-large',
    severity: 'error',
    message: 'Here the variables make the film larger than 16 MiB.',
    hint: 'Use shorter variables, or fewer in one another.',
    path: [...path],
  });
  return false;
}

/** What a variable may be called; the schema has the same. */
const NAME = /^[A-Za-z_][A-Za-z0-9_-]*$/;

function reportUnknown(
  name: string,
  written: string,
  { values, withoutValue, user }: Variables,
  path: Path,
  findings: Finding[],
): void {
  const report = (message: string, hint: Hint): void => {
    const place = { path: [...path], within: written };
    findings.push({ code: 'film/unknown-variable', severity: 'error', message, hint, ...place });
  };
  const why = withoutValue.get(name);
  if (!NAME.test(name)) {
    report(
      `\`${written}\` names no variable.`,
      'Write its name in the braces; a `${` that is only text is written `$${`.',
    );
  } else if (why === undefined) {
    report(
      `There is no variable \`${name}\` in \`vars\`.`,
      () => suggestion(name, Object.keys(values)) ?? `Add it: \`vars: { ${name}: … }\`.`,
    );
  } else if (why === 'later') {
    const message = `\`${name}\` comes after \`${String(user)}\`, which uses it.`;
    report(
      user === name ? `The variable \`${name}\` uses itself.` : message,
      'A variable may use those that are written before it.',
    );
  }
}
