const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** A relative path as a URL: names may hold `#`, `?`, `%` and spaces. */
export function pathToUrl(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
