import type { Finding } from '../diagnostics/finding.ts';
import type { Path } from './locate.ts';
import { replaceVariables } from './replace-variables.ts';
import type { Variables } from './replace-variables.ts';
import type { YamlNode, YamlScalar } from './yaml/yaml-node.ts';
import { resolveAlias } from './yaml/yaml-node.ts';

/** Plain data of a document. Mappings have no prototype, so that no key is special. */
export type Data = null | string | number | boolean | Data[] | DataMapping;
export interface DataMapping {
  [key: string]: Data;
}

export function isMapping(value: Data | undefined): value is DataMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As fast as an object of a class, and without a prototype's names: not even `__proto__` is special. */
const Mapping = function Mapping() {} as unknown as new () => DataMapping;
Mapping.prototype = Object.create(null);

export const emptyMapping = (): DataMapping => new Mapping();

/**
 * The tree as plain data, with aliases expanded and variables replaced. What stands under a key of
 * the author's own (`x-…`) is kept as it was written.
 */
export function toData(
  root: YamlNode,
  variables: Variables,
  findings: Finding[],
  /** Where the tree stands in the document. */
  place: Path = [],
): Data {
  const path: (string | number)[] = [...place];

  const convert = (written: YamlNode): Data => {
    const node = resolveAlias(written);
    if (node.kind === 'scalar') {
      if (isEndless(node.value) && !isOwn(path)) {
        reportEndless(node, path, findings);
        variables.unresolved.push([...path]);
        return null;
      }
      return typeof node.value === 'string' && node.value.includes('${') && !isOwn(path)
        ? replaceVariables(node.value, variables, path, findings)
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
      if (name.includes('${')) reportKey(name, path, findings);
      mapping[name] = convert(entry.value);
      path.pop();
    }
    return mapping;
  };

  return convert(root);
}

/** Mappings whose keys are names of the author's: there `x-wing` is somebody, not an extension. */
const NAMED = new Set(['characters', 'environments', 'lighting', 'styles', 'pieces', 'marks']);

function isOwn(path: Path): boolean {
  return path.some((segment, index) => {
    const isExtension = typeof segment === 'string' && segment.startsWith('x-');
    return isExtension && !NAMED.has(String(path[index - 1]));
  });
}

/** `.inf` and `.nan` are numbers to YAML; no length, place or price is one of them. */
function isEndless(value: YamlScalar['value']): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function reportEndless({ source, start, end }: YamlScalar, path: Path, findings: Finding[]): void {
  findings.push({
    code: 'film/bad-value',
    severity: 'error',
    message: `\`${source.text.slice(start, end)}\` is no number that can be used.`,
    hint: 'Write a number with digits, or text in quotes.',
    path: [...path],
  });
}

function reportKey(name: string, path: Path, findings: Finding[]): void {
  if (!/\$\{[^${}]*\}/.test(name) || isOwn(path)) return;
  findings.push({
    code: 'film/bad-value',
    severity: 'error',
    message: `\`${name}\` is a key, and variables are replaced in values only.`,
    hint: 'Write the key out.',
    path: [...path],
    atKey: true,
  });
}
