import type { Finding } from '../diagnostics/finding.ts';
import { LIMITS } from './limits.ts';
import { suggestion } from './nearest.ts';
import type { VariableValue, Variables } from './replace-variables.ts';
import { toData } from './to-data.ts';
import type { Data } from './to-data.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlEntry, YamlNode } from './yaml/yaml-node.ts';

/**
 * The `vars` of a film, each of which may use those before it, with the values that the command line
 * sets instead. A set value that looks like a number or a truth value is one, as in YAML.
 */
export function readVariables(
  root: YamlNode,
  set: Readonly<Record<string, string>>,
  findings: Finding[],
): Variables {
  const values = Object.create(null) as Record<string, VariableValue>;
  const withoutValue = new Map<string, 'refused' | 'later'>();
  const room = { left: LIMITS.replaced };
  const variables: Variables = { values, withoutValue, unresolved: [], room };
  const document = resolveAlias(root);
  const written = document.kind === 'mapping' ? document.entries.get('vars')?.value : undefined;
  const mapping = written === undefined ? undefined : resolveAlias(written);
  const entries = mapping?.kind === 'mapping' ? mapping.entries : new Map<string, YamlEntry>();
  for (const name of entries.keys()) withoutValue.set(name, 'later');
  for (const [name, entry] of entries) {
    const inner: Finding[] = [];
    const value = Object.hasOwn(set, name)
      ? scalarOf(set[name] ?? '')
      : toData(entry.value, { ...variables, user: name }, inner, ['vars', name]);
    for (const finding of inner) findings.push(finding);
    if (inner.length === 0 && isScalar(value)) {
      values[name] = value;
      withoutValue.delete(name);
    } else withoutValue.set(name, 'refused');
  }
  for (const name of Object.keys(set)) {
    if (name in values || withoutValue.has(name)) continue;
    const hint =
      suggestion(name, Object.keys(values)) ?? `Add it to the film: \`vars: { ${name}: … }\`.`;
    findings.push({
      code: 'film/unknown-variable',
      severity: 'error',
      message: `\`--set ${name}=…\` names a variable that is not in \`vars\`.`,
      hint,
      path: ['vars'],
    });
  }
  return variables;
}

function isScalar(value: Data): value is VariableValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function scalarOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : text;
}
