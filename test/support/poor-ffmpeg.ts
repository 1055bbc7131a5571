import { chmodSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** An ffmpeg without libx264, as some systems ship it, that is found on PATH before any other. */
export function poorFfmpeg(folder: string): {
  readonly env: { readonly PATH: string };
  /** How what is said of it begins. */
  readonly told: string;
} {
  const path = join(folder, 'ffmpeg');
  const says = 'echo "ffmpeg version 7"; echo "  configuration: --disable-everything"';
  writeFileSync(path, `#!/bin/sh\n${says}\n`);
  chmodSync(path, 0o755);
  return {
    env: { PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` },
    told: `${path}, which was made without libx264: `,
  };
}
