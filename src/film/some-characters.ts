/** A film in Japanese would name hundreds. */
const MOST_NAMED = 12;

/** Characters for people to read, the first of them where they are many. */
export function someCharacters(characters: readonly string[]): string {
  const more = characters.length > MOST_NAMED ? ' …' : '';
  return characters.slice(0, MOST_NAMED).join(' ') + more;
}
