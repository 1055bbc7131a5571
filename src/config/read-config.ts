import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { keyShapes } from '../diagnostics/key-shapes.ts';
import { checkDocument } from '../source/check-document.ts';
import { decodeText } from '../source/decode-text.ts';
import { orderDiagnostics } from '../source/order-diagnostics.ts';
import { placeFinding } from '../source/place-finding.ts';
import type { DocumentLanguage } from '../source/schema-findings.ts';
import { diagnose } from '../source/source-text.ts';
import { parseYaml } from '../source/yaml/parse-yaml.ts';
import { resolveAlias, type YamlMapping } from '../source/yaml/yaml-node.ts';
import { CONFIG_SCHEMA } from './generated/config-schema.ts';
import { type ConfigLayer, layerOf } from './layer.ts';
import { plainData } from './plain-data.ts';

const LANGUAGE: DocumentLanguage = {
  schema: CONFIG_SCHEMA,
  family: 'config',
  whole: 'the configuration',
};

export type ReadConfig =
  | {
      readonly ok: true;
      readonly file: string;
      readonly layer: ConfigLayer;
      /** A problem that only others know, such as a provider that there is none of, at its place. */
      readonly locate: (finding: Finding) => Diagnostic;
    }
  | {
      readonly ok: false;
      readonly diagnostics: readonly Diagnostic[];
      /** What must not be shown of the file, not even where its lines are quoted. */
      readonly secrets: readonly string[];
    };

function placeOf({ start }: Pick<Diagnostic, 'start'>): string {
  return `${start.line}:${start.column}`;
}

/**
 * Reads one file of configuration: what it says, or every problem at once.
 *
 * @param folder that its paths start from.
 */
export async function readConfig(
  file: string,
  bytes: Uint8Array,
  folder: string,
): Promise<ReadConfig> {
  const decoded = decodeText(file, bytes);
  if (!decoded.ok) return { ok: false, diagnostics: [decoded.problem], secrets: [] };
  const { source } = decoded;
  const { root, problems, more } = await parseYaml(source);
  const secrets = [...keyShapes(source.text)].map(({ what, start, end }) =>
    diagnose(
      { source, start, end },
      {
        code: 'config/secret',
        severity: 'error',
        message: `This looks like ${what}.`,
        hint: 'Take it out, and keep it in `.env` (.env.example shows how) or where `secrets:` says.',
      },
    ),
  );
  const node = root === null ? null : resolveAlias(root);
  if (node !== null && node.kind !== 'mapping') {
    const wrong = diagnose(node, {
      code: 'config/wrong-type',
      severity: 'error',
      message: 'A configuration is a mapping of keys such as `providers` and `secrets`.',
    });
    const diagnostics = orderDiagnostics([...problems, ...secrets, wrong], [file]);
    return { ok: false, diagnostics, secrets: [] };
  }
  const written: YamlMapping = node ?? {
    kind: 'mapping',
    source,
    start: 0,
    end: 0,
    entries: new Map(),
  };
  let findings: Finding[] = [];
  const unshown: string[] = [];
  const schema = checkDocument(written, LANGUAGE, (tree) => {
    findings = [];
    return plainData(tree, findings);
  });
  const { root: mapping, data } = schema;
  const layer =
    schema.findings.length > 0
      ? undefined
      : layerOf(data, mapping, folder, { findings, secrets: unshown });
  const keys = new Set(secrets.map(placeOf));
  const placed = [...findings, ...schema.findings]
    .map((finding) => placeFinding(mapping, finding))
    // What is wrong with a key besides that it is one need not be told.
    .filter((problem) => !keys.has(placeOf(problem)));
  const diagnostics = orderDiagnostics(
    [...problems, ...secrets, ...placed],
    [file],
    more + schema.more,
  );
  if (layer === undefined || diagnostics.some(({ severity }) => severity === 'error')) {
    return { ok: false, diagnostics, secrets: unshown };
  }
  const locate = (finding: Finding): Diagnostic =>
    orderDiagnostics([placeFinding(mapping, finding)], [file])[0]!;
  return { ok: true, file, layer, locate };
}
