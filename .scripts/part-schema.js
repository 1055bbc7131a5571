/** What a file that a film includes may say: the keys that are merged into the film's, and its own. */
const KEYS = [
  'ministudio',
  'include',
  'vars',
  'styles',
  'characters',
  'environments',
  'lighting',
  'scenes',
];

/**
 * The schema of an included file, out of that of a film: the same fields by the same definitions,
 * and only those that it may have. It stands by itself, so that it can be copied to where it is used.
 */
export function partSchema(film) {
  const properties = Object.fromEntries(KEYS.map((key) => [key, film.properties[key]]));
  const example = { characters: film.properties.characters.examples[0] };
  return {
    $schema: film.$schema,
    $id: film.$id.replace(':film:', ':film-part:'),
    title: 'part of a film',
    description:
      'Characters, environments, lighting, styles, variables and scenes, for films that `include` this file. Written by `npm run generate` from film.schema.json.',
    examples: [example],
    type: 'object',
    properties,
    patternProperties: film.patternProperties,
    additionalProperties: false,
    definitions: usedBy(properties, film.definitions),
  };
}

/** The definitions that a schema refers to, and those that they refer to, in their own order. */
function usedBy(schema, definitions) {
  const used = new Set();
  const visit = (node) => {
    if (typeof node !== 'object' || node === null) return;
    const name = /^#\/definitions\/(.*)$/.exec(node.$ref ?? '')?.[1];
    if (name !== undefined && !used.has(name)) {
      used.add(name);
      visit(definitions[name]);
    }
    Object.values(node).forEach(visit);
  };
  visit(schema);
  return Object.fromEntries(Object.entries(definitions).filter(([name]) => used.has(name)));
}
