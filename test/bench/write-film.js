import { writeFileSync } from 'node:fs';

/** Writes a well-formed film of so many shots, ten a scene, and gives its path. */
export function writeFilm(path, shots, { seconds = 2, resolution = '720p' } = {}) {
  const lines = [
    'ministudio: 1',
    'title: A film of many shots',
    `format: { resolution: ${resolution}, fps: 24 }`,
    'providers: { use: animatic }',
    'characters:',
    '  orb:',
    '    name: Orb',
    '    form: orb',
    '    identity: { core: golden energy, surface: circuit patterns }',
    '    motion: { idle: gentle pulsing }',
    '    emotions: { joy: { glow: brighter }, calm: { motion: idle } }',
    'environments:',
    '  library:',
    '    location: Ancient library',
    '    interior: true',
    '    identity: { walls: dark oak, palette: ["#3B2F2F", "#D4AF37"] }',
    '    layout:',
    '      size: [12, 9]',
    '      pieces: { desk: { at: [6, 4], size: [2, 1], height: 0.8 } }',
    '      marks: { door: [1, 1], by-desk: [5, 2.5] }',
    'lighting:',
    '  dusk: { key: [{ color: "#FFD700", intensity: 0.9, direction: [45, 30] }] }',
    'scenes:',
  ];
  const sizes = ['ws', 'ms', 'cu', 'fs', 'mcu'];
  for (let shot = 0; shot < shots; shot += 1) {
    if (shot % 10 === 0) {
      lines.push(
        `  - id: scene-${shot / 10 + 1}`,
        '    environment: library',
        '    lighting: dusk',
      );
      lines.push('    shots:');
    }
    lines.push(
      `      - id: shot-${shot + 1}`,
      `        size: ${shot % 10 === 0 ? 'ws' : sizes[shot % sizes.length]}`,
      '        lens: 35mm',
      `        movement: { type: dolly, direction: in, amount: ${1 + (shot % 2)} }`,
      '        characters: [orb]',
      `        action: The orb looks at book number ${shot + 1}.`,
      `        duration: ${seconds}s`,
      '        join: cut',
      `        changes: { orb: { emotion: ${shot % 2 ? 'joy' : 'calm'}, at: ${shot % 3 ? 'by-desk' : 'door'} } }`,
      '        avoid: [text, watermark]',
    );
  }
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
