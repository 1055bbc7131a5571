import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Finding, Hint } from '../diagnostics/finding.ts';
import { locate, spanOf } from './locate.ts';
import { slipAt } from './slips.ts';
import { diagnose, partOf } from './source-text.ts';
import type { YamlMapping } from './yaml/yaml-node.ts';

/** A problem with its place, whose hint may still have to be searched for. */
export type Placed = Omit<Diagnostic, 'hint'> & { readonly hint?: Hint };

/** What the schema says where YAML has understood something else than its author. */
const MISREAD = new Set(
  ['film', 'config'].flatMap((family) =>
    ['unknown-key', 'wrong-type', 'bad-value'].map((code) => `${family}/${code}`),
  ),
);

/** A finding with its place in the text: of its value, of the key that is at fault, or of a part. */
export function placeFinding(root: YamlMapping, finding: Finding): Placed {
  const { code, severity, message, within } = finding;
  const found = locate(root, finding.path);
  const span = finding.atKey === true ? found.key : spanOf(found);
  const place = within === undefined ? span : partOf(span, within);
  const placed = diagnose(place, { code, severity, message });
  const hint = (MISREAD.has(code) ? slipAt(found) : undefined) ?? finding.hint;
  return hint === undefined ? placed : { ...placed, hint };
}
