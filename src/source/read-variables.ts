import type { Finding } from '../diagnostics/finding.ts';
import { suggestion } from './nearest.ts';
import { toData } from './to-data.ts';
import type { Variables } from './to-data.ts';
import { resolveAlias } from './yaml/yaml-node.ts';
import type { YamlNode } from './yaml/yaml-node.ts';

/**
 * The `vars` of a film, each of which may use those before it, with the values that the command line
 * sets instead. A set value that looks like a number or a truth value is one, as in YAML.
 */
export function readVariables(
  root: YamlNode,
  set: Readonly<Record<string, string>>,
  findings: Finding[],
): Variables {
  const variables: Record<string, string | number | boolean> = Object.create(null);
  const document = resolveAlias(root);
  const written = document.kind === 'mapping' ? document.entries.get('vars')?.value : undefined;
  const mapping = written === undefined ? undefined : resolveAlias(written);
  if (mapping?.kind === 'mapping') {
    for (const [name, entry] of mapping.entries) {
      const inner: Finding[] = [];
      const value = Object.hasOwn(set, name)
        ? scalarOf(set[name] ?? '')
        : toData(entry.value, variables, inner);
      findings.push(...inner.map((finding) => ({ ...finding, path: ['vars', name] })));
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        variables[name] = value;
      }
    }
  }
  for (const name of Object.keys(set)) {
    if (name in variables) continue;
    const hint = suggestion(name, Object.keys(variables));
    findings.push({
      code: 'film/unknown-variable',
      severity: 'error',
      message: `\`--set ${name}=…\` names a variable that is not in \`vars\`.`,
      ...(hint === undefined ? {} : { hint }),
      path: ['vars'],
    });
  }
  return variables;
}

function scalarOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : text;
}
