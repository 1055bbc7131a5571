import type { Finding } from '../diagnostics/finding.ts';
import { suggestion } from './nearest.ts';
import type { YamlNode } from './yaml/yaml-node.ts';
import { resolveAlias } from './yaml/yaml-node.ts';

/** Plain data of a document. Mappings have no prototype, so that no key is special. */
export type Data = null | string | number | boolean | Data[] | DataMapping;
export interface DataMapping {
  [key: string]: Data;
}

export type Variables = Readonly<Record<string, string | number | boolean>>;

/** As fast as an object of a class, and without a prototype's names: not even `__proto__` is special. */
const Mapping = function Mapping() {} as unknown as new () => DataMapping;
Mapping.prototype = Object.create(null);

export const emptyMapping = (): DataMapping => new Mapping();

/**
 * The tree as plain data, with aliases expanded and `${name}` replaced. A string that is one
 * variable alone takes its value with its type; `$${` is a plain `${`.
 */
export function toData(root: YamlNode, variables: Variables, findings: Finding[]): Data {
  const names = Object.keys(variables);
  const path: (string | number)[] = [];

  const convert = (written: YamlNode): Data => {
    const node = resolveAlias(written);
    if (node.kind === 'scalar') {
      return typeof node.value === 'string' && node.value.includes('${')
        ? replace(node.value)
        : node.value;
    }
    if (node.kind === 'sequence') {
      return node.items.map((item, index) => {
        path.push(index);
        const value = convert(item);
        path.pop();
        return value;
      });
    }
    const mapping = emptyMapping();
    for (const [name, entry] of node.entries) {
      path.push(name);
      mapping[name] = convert(entry.value);
      path.pop();
    }
    return mapping;
  };

  const replace = (text: string): Data => {
    const whole = /^\$\{([^${}]*)\}$/.exec(text)?.[1];
    if (whole !== undefined) {
      const name = whole.trim();
      const value = variables[name];
      if (value !== undefined) return value;
      reportUnknown(name);
      return text;
    }
    return text.replaceAll(/\$\$\{|\$\{([^${}]*)\}/g, (match, inner: string | undefined) => {
      if (inner === undefined) return '${';
      const name = inner.trim();
      const value = variables[name];
      if (value !== undefined) return String(value);
      reportUnknown(name);
      return match;
    });
  };

  const reportUnknown = (name: string): void => {
    const hint = suggestion(name, names) ?? `Add it: \`vars: { ${name}: … }\`.`;
    findings.push({
      code: 'film/unknown-variable',
      severity: 'error',
      message: `There is no variable \`${name}\` in \`vars\`.`,
      hint,
      path: [...path],
    });
  };

  return convert(root);
}
