import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a film of two shots, one going on from the other, made by a service that keeps its own books of
 * what it was asked for.
 *
 * @param pending how often a job says that it is not done yet.
 * @returns the film's path.
 */
export async function writeMockFilm(
  folder: string,
  books: string,
  { pending = 1, seconds = 1 }: { pending?: number; seconds?: number } = {},
): Promise<string> {
  const path = join(folder, 'film.yaml');
  await mkdir(folder, { recursive: true });
  await writeFile(
    path,
    `ministudio: 1
title: Two Shots
format: { resolution: 320x180, fps: 24 }
providers: mock
provider_options: { mock: { folder: ${JSON.stringify(books)}, pending: ${pending} } }
scenes:
  - id: sea
    shots:
      - { id: a, action: Waves roll in., duration: ${seconds}s }
      - { id: b, action: A gull passes., duration: ${seconds}s, join: { mode: chain } }
`,
  );
  return path;
}
