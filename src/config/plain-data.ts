import type { Finding } from '../diagnostics/finding.ts';
import { type Data, emptyMapping } from '../source/to-data.ts';
import { resolveAlias, type YamlNode } from '../source/yaml/yaml-node.ts';

/** The tree as plain data. A configuration has no variables: what looks like one is told. */
export function plainData(root: YamlNode, findings: Finding[]): Data {
  const path: (string | number)[] = [];
  const inside = (segment: string | number, node: YamlNode): Data => {
    path.push(segment);
    const value = convert(node);
    path.pop();
    return value;
  };
  const convert = (written: YamlNode): Data => {
    const node = resolveAlias(written);
    if (node.kind === 'sequence') return node.items.map((item, index) => inside(index, item));
    if (node.kind === 'mapping') {
      const mapping = emptyMapping();
      for (const [name, { value }] of node.entries) mapping[name] = inside(name, value);
      return mapping;
    }
    if (typeof node.value === 'string' && /\$\{[^}]*\}/.test(node.value)) {
      findings.push({
        code: 'config/bad-value',
        severity: 'error',
        message: 'Variables are not replaced here.',
        hint: 'Write the value out; what differs from machine to machine is set in the environment.',
        path: [...path],
      });
    }
    return node.value;
  };
  return convert(root);
}
