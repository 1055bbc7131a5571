/** Shorter ones say what is wanted, such as a version. */
const LONG = 24;
const TELLING_NAME = /key|token|secret|sig|auth|credential|pass|pwd|policy|jwt|session/i;

/**
 * What must not be shown of an address: a name and password in it, and of its query what proves
 * something. Of a value that is no address, the whole.
 */
export function secretsIn(value: string): readonly string[] {
  if (!/^[a-z][a-z\d+.-]*:\/\//i.test(value) || !URL.canParse(value)) return [value];
  const { username, password, searchParams } = new URL(value);
  const proofs = [...searchParams].flatMap(([name, each]) =>
    TELLING_NAME.test(name) || each.length >= LONG ? [each] : [],
  );
  // A name alone is a token.
  const login = password === '' ? [username] : [password];
  return [...login.map(decoded), ...proofs].filter((each) => each !== '');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
