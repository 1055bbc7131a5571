/** What a field is called in other tools, or by who writes from memory; of any mapping or of one kind. */
export type OtherWords = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Of every mapping, beside those of its own kind. */
const ANYWHERE = '*';

/**
 * By the title of a mapping in the schema. Only words that can mean nothing else there: whatever
 * stands under one is read as what stands under the field.
 */
export const FILM_WORDS: OtherWords = {
  [ANYWHERE]: {
    aspect_ratio: 'aspect',
    camera_angle: 'angle',
    camera_motion: 'movement',
    camera_move: 'movement',
    camera_movement: 'movement',
    duration_seconds: 'duration',
    focal_length: 'lens',
    frame_rate: 'fps',
    guidance_scale: 'provider_options: { NAME: { guidance_scale: … } }',
    model: 'provider_options: { NAME: { model: … } }',
    negative_prompt: 'avoid',
    num_frames: 'duration',
    num_inference_steps: 'provider_options: { NAME: { num_inference_steps: … } }',
    quality_preset: 'quality',
    sfx: 'effects',
    shot_size: 'size',
    voiceover: 'narration',
  },
  film: {
    actors: 'characters',
    cast: 'characters',
    clips: 'shots',
    description: 'logline',
    height: 'format: { resolution: WIDTHxHEIGHT }',
    locations: 'environments',
    name: 'title',
    sets: 'environments',
    shot_list: 'shots',
    synopsis: 'logline',
    variables: 'vars',
    version: 'ministudio',
    width: 'format: { resolution: WIDTHxHEIGHT }',
  },
  scene: {
    cast: 'characters',
    light: 'lighting',
    name: 'id',
    number: 'id',
    scene: 'id',
    set: 'environment',
  },
  shot: {
    camera_position: 'camera',
    cast: 'characters',
    description: 'action',
    end_frame: 'last_frame',
    end_image: 'last_frame',
    first_frame_image: 'first_frame',
    last_frame_image: 'last_frame',
    length: 'duration',
    move: 'movement',
    name: 'id',
    negative: 'avoid',
    number: 'id',
    shot: 'id',
    shot_type: 'size',
    seconds: 'duration',
    start_frame: 'first_frame',
    start_image: 'first_frame',
    subject: 'characters: [NAME]',
    title: 'notes',
    type: 'size',
  },
  prompt: { text: 'raw', words: 'raw' },
  beat: { action: 'do', description: 'do', start: 'at', text: 'do', time: 'at' },
  'line of dialogue': {
    emotion: 'tone',
    speaker: 'character',
    start: 'at',
    text: 'line',
    time: 'at',
    who: 'character',
    words: 'line',
  },
  character: {
    age: 'identity: { age: … }',
    appearance: 'identity',
    at: 'starts: { at: … }',
    clothes: 'wardrobe',
    clothing: 'wardrobe',
    costume: 'wardrobe',
    description: 'identity',
    eyes: 'identity: { eyes: … }',
    face: 'identity: { face: … }',
    gender: 'identity: { gender: … }',
    hair: 'identity: { hair: … }',
    images: 'references',
    look: 'identity',
    outfit: 'wardrobe',
    place: 'starts: { at: … }',
    position: 'starts: { at: … }',
    posture: 'starts: { posture: … }',
    start: 'starts',
    type: 'form',
  },
  'state of a character': {
    clothes: 'wardrobe',
    mood: 'emotion',
    outfit: 'wardrobe',
    place: 'at',
    position: 'at',
  },
  environment: { description: 'location', images: 'references', name: 'location' },
  'set piece': { position: 'at', rotation: 'facing' },
  'camera position': { look_at: 'facing', position: 'at', target: 'facing' },
  reference: { file: 'image', path: 'image', src: 'image', type: 'role', weight: 'strength' },
  'sound effect': { path: 'file', src: 'file', time: 'at', volume: 'gain' },
  sound: { path: 'file', src: 'file', volume: 'gain' },
  light: { colour: 'color', temperature: 'kelvin' },
  budget: { limit: 'cap', max: 'cap', total: 'cap' },
  format: {
    frames_per_second: 'fps',
    height: 'resolution: WIDTHxHEIGHT',
    ratio: 'aspect',
    size: 'resolution',
    width: 'resolution: WIDTHxHEIGHT',
  },
};

/** What a word stands for in a mapping of that title: a field, or how one is written. */
export function otherWord(
  words: OtherWords | undefined,
  title: string | undefined,
  written: string,
): string | undefined {
  const word = written.toLowerCase().replaceAll(/[\s-]+/g, '_');
  for (const kind of [title, ANYWHERE]) {
    const own = kind === undefined ? undefined : words?.[kind];
    if (own !== undefined && Object.hasOwn(own, word)) return own[word];
  }
  return undefined;
}
