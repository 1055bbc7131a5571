import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { LIMITS } from '../limits.ts';
import { diagnose } from '../source-text.ts';
import type { SourceText } from '../source-text.ts';
import type { YamlNode } from './yaml-node.ts';

/** A comment of other languages, apart from the text before it. A web address has no space there. */
const SIGN = /(?<=\s)(?:\/\/|\/\*)(?=\s)/;

/**
 * Warns of text without quotes that goes on with `// …`: to YAML that is part of the text, and a
 * model would be told it.
 */
export function commentsInText(source: SourceText, root: YamlNode | null): readonly Diagnostic[] {
  if (root === null || !SIGN.test(source.text)) return [];
  const found: Diagnostic[] = [];
  const waiting: YamlNode[] = [root];
  while (waiting.length > 0 && found.length < LIMITS.findings) {
    const node = waiting.pop()!;
    for (const child of childrenOf(node)) waiting.push(child);
    if (node.kind !== 'scalar' || !node.plain || typeof node.value !== 'string') continue;
    const sign = SIGN.exec(source.text.slice(node.start, node.end));
    if (sign === null) continue;
    const start = node.start + sign.index;
    found.push(
      diagnose(
        { source, start, end: node.end },
        {
          code: 'yaml/comment-in-text',
          severity: 'warning',
          message: `\`${sign[0]}\` begins no comment in YAML: it is part of the text, with what follows.`,
          hint: 'A comment begins with `#`. Put the text in quotes if it is meant so.',
        },
      ),
    );
  }
  return found;
}

/** From the last to the first, as they are taken up from the end. */
function childrenOf(node: YamlNode): readonly YamlNode[] {
  if (node.kind === 'sequence') return node.items.toReversed();
  if (node.kind !== 'mapping') return [];
  return [...node.entries.values()].map(({ value }) => value).toReversed();
}
